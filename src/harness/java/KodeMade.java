import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Programs that stand in place of long arrays; they are described in src/engine/values/made.ts. */
final class KodeMade {
  private final KodeIn in;
  private final ArrayList<int[]> stack = new ArrayList<>();

  private KodeMade(KodeIn in) {
    this.in = in;
  }

  static int[] follow(KodeIn in) {
    for (char c : "{\"$\":".toCharArray()) in.expect(c);
    KodeMade made = new KodeMade(in);
    for (in.open(); in.more(); ) made.step(in.readInt());
    in.expect('}');
    return made.top();
  }

  private int next() {
    in.expect(',');
    return in.readInt();
  }

  private int[] top() {
    return stack.get(stack.size() - 1);
  }

  private void step(int op) {
    switch (op) {
      case 0:
        {
          int[] items = new int[next()];
          for (int i = 0; i < items.length; i++) items[i] = next();
          stack.add(items);
          break;
        }
      case 1:
        {
          int[] items = new int[next()];
          int least = next();
          in.expect(',');
          long span = in.integer();
          Draws draws = new Draws(next());
          for (int i = 0; i < items.length; i++) items[i] = (int) (least + draws.next() % span);
          stack.add(items);
          break;
        }
      case 2:
        {
          int[] items = new int[next()];
          int from = next();
          int step = next();
          for (int i = 0; i < items.length; i++) items[i] = from + i * step;
          stack.add(items);
          break;
        }
      case 3:
        {
          int[] items = new int[next()];
          Arrays.fill(items, next());
          stack.add(items);
          break;
        }
      case 4:
        {
          Draws draws = new Draws(next());
          int[] items = top();
          for (int i = items.length - 1; i > 0; i--) swap(items, i, (int) (draws.next() % (i + 1)));
          break;
        }
      case 5:
        {
          int[] items = top();
          for (int i = 0, k = items.length - 1; i < k; i++, k--) swap(items, i, k);
          break;
        }
      case 6:
        concat(stack.subList(stack.size() - next(), stack.size()));
        break;
      case 7:
        {
          int at = next();
          top()[at] = next();
          break;
        }
      case 8:
        {
          int at = next();
          int[] items = stack.remove(stack.size() - 1);
          int[] rest = Arrays.copyOf(items, items.length - 1);
          System.arraycopy(items, at + 1, rest, at, rest.length - at);
          stack.add(rest);
          break;
        }
      default:
        throw new IllegalStateException("kode: malformed request");
    }
  }

  private static void swap(int[] items, int i, int k) {
    int held = items[i];
    items[i] = items[k];
    items[k] = held;
  }

  private void concat(List<int[]> parts) {
    int length = 0;
    for (int[] part : parts) length += part.length;
    int[] items = new int[length];
    int at = 0;
    for (int[] part : parts) {
      System.arraycopy(part, 0, items, at, part.length);
      at += part.length;
    }
    parts.clear();
    stack.add(items);
  }

  /** mulberry32: 32 uniform bits a draw (Tommy Ettinger, 2017). */
  private static final class Draws {
    private int state;

    Draws(int seed) {
      state = seed;
    }

    long next() {
      state += 0x6d2b79f5;
      int t = (state ^ state >>> 15) * (state | 1);
      t ^= t + (t ^ t >>> 7) * (t | 61);
      return (t ^ t >>> 14) & 0xffffffffL;
    }
  }
}
