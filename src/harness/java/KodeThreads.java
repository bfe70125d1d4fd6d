import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What several threads do with a component: rounds in which each makes its calls, all at once. The form of requests and
 * replies is described in src/engine/components/scenarioWire.ts.
 */
final class KodeThreads {
  private static final List<KodeThread> THREADS = new ArrayList<>();

  private KodeThreads() {}

  /**
   * @param from where the request begins: it is read for each round, since a component may keep what it is given
   * @param first the request, read once
   */
  static void answer(Kode.Case one, int from, Function<Kode.Case, KodeSequence> read, KodeSequence first) {
    Set<String> known = new HashSet<>();
    boolean goesOn = true;
    Set<Thread> before = KodeWait.others();
    int made = 0;
    one.start();
    for (int i = 0; i < first.rounds && goesOn; i++, made++) {
      one.in.at = from;
      KodeSequence sequence = i == 0 ? first : read.apply(one);
      KodeOut text = new KodeOut();
      goesOn = round(sequence, first.seed * 1_000_003 + i, text);
      if (!known.add(text.toString())) continue;
      if (known.size() > 1) one.out.put(',');
      one.out.raw(text);
    }
    if (goesOn) KodeWait.leftBehind(before, made, one.out);
    one.stop();
  }

  /** False: no other round would be seen as right, or as something else. */
  private static boolean round(KodeSequence sequence, long seed, KodeOut text) {
    KodeSequence.Seen alone = new KodeSequence.Seen();
    KodeSequence.Came came = sequence.make(alone);
    text.text("[[");
    text.raw(alone.out);
    text.put(']');
    if (came != KodeSequence.Came.VALUE) {
      text.put(']');
      return false;
    }
    List<KodeThread> threads = start(sequence);
    KodeThread.Round round = new KodeThread.Round(sequence, threads);
    for (int i = 0; i < threads.size(); i++) {
      threads.get(i).begin(round, sequence.threads.get(i), mixed(seed * 31 + i));
    }
    boolean ended = KodeWait.untilEnd(round, threads);
    write(threads, round.stamps.get(), text);
    if (!ended) {
      text.text(",[],[");
      KodeWait.lines(threads, text);
      text.text("]]");
      // Nothing ends them any more.
      THREADS.clear();
      return false;
    }
    boolean broken = false;
    for (KodeThread thread : threads) broken |= thread.broken;
    alone.out.clear();
    broken |= sequence.makeAll(sequence.last, alone, false) == KodeSequence.Came.BROKEN;
    text.text(",[");
    text.raw(alone.out);
    text.text("]]");
    return !broken;
  }

  private static List<KodeThread> start(KodeSequence sequence) {
    int wanted = sequence.threads.size();
    while (THREADS.size() < wanted) {
      KodeThread thread = new KodeThread(THREADS.size() + 1);
      THREADS.add(thread);
      thread.start();
    }
    return THREADS.subList(0, wanted);
  }

  /** Neighbouring seeds draw nothing alike; never 0. The finalizer of MurmurHash3 (Appleby). */
  private static long mixed(long seed) {
    long x = seed + 0x9e3779b97f4a7c15L;
    x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (x ^ (x >>> 33)) | 1;
  }

  /** What each thread saw. */
  private static void write(List<KodeThread> threads, int most, KodeOut text) {
    int[] order = order(threads, most);
    text.text(",[");
    for (int t = 0; t < threads.size(); t++) {
      KodeThread thread = threads.get(t);
      text.text(t == 0 ? "[" : ",[");
      for (int i = 0, at = 0; i < thread.count; at = thread.ends[i++]) {
        text.text(i == 0 ? "[" : ",[");
        text.raw(thread.seen.out, at, thread.ends[i]);
        text.put(',');
        text.integer(order[thread.from[i]]);
        text.put(',');
        text.integer(order[thread.to[i]]);
        text.put(']');
      }
      text.put(']');
    }
    text.put(']');
  }

  /**
   * The stamps that are written for those that were drawn. Which of two calls began first does not matter where none was back
   * in between, so they get the same one, and rounds that differ in nothing else are equal.
   */
  private static int[] order(List<KodeThread> threads, int most) {
    boolean[] begins = new boolean[most + 1];
    boolean[] back = new boolean[most + 1];
    for (KodeThread thread : threads) {
      for (int i = 0; i < thread.count; i++) {
        begins[thread.from[i]] = true;
        back[thread.to[i]] = true;
      }
    }
    int[] order = new int[most + 1];
    int place = 0;
    boolean began = false;
    for (int stamp = 1; stamp <= most; stamp++) {
      if (began ? back[stamp] : begins[stamp]) {
        place++;
        began = !began;
      }
      order[stamp] = place;
    }
    return order;
  }
}
