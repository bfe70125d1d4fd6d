import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One use of a component: the calls, read before the first is made, and what came of them. The form of requests and replies
 * is described in src/engine/components/wire.ts, and with calls of several threads (KodeThreads) in scenarioWire.ts.
 */
final class KodeSequence {
  /** Makes a call, or moves the clock, and writes down what it gave. */
  interface Step {
    void run(Seen seen) throws Throwable;
  }

  /** Reads the arguments of a call. */
  interface Reader {
    Step read();
  }

  /** Where what one thread sees is written down. */
  static final class Seen {
    final KodeOut out = new KodeOut();
    /** Null where nobody asks when a call was back. */
    AtomicInteger stamps;
    /** When the last call was back. */
    int to;

    /** The call is back, and gave what is written next. */
    void value() {
      back();
      out.put('[');
    }

    void nothing() {
      value();
      out.text("null]");
    }

    private void back() {
      if (stamps != null && to == 0) to = stamps.incrementAndGet();
    }
  }

  enum Came {
    VALUE,
    REFUSED,
    /** An error without a code, or no value of the declared type: nothing counts after it. */
    BROKEN
  }

  /** What gives the code of an error. */
  private interface Giver {
    Object of(Throwable error) throws ReflectiveOperationException;
  }

  private static final Map<Class<?>, Giver> GIVERS = new ConcurrentHashMap<>();

  /** Milliseconds on the clock; it stands still during a call, and while several threads call. */
  private long now;

  private final KodeIn in;
  private final Set<String> codes;
  private Step construct;
  private final List<Step> steps = new ArrayList<>();
  /** Calls of each thread; null where there are no threads. */
  List<List<Step>> threads;

  final List<Step> last = new ArrayList<>();
  int rounds;
  long seed;

  /** Begins to read a sequence; the arguments of the constructor come next. */
  KodeSequence(Kode.Case one, Set<String> codes) {
    this.in = one.in;
    this.codes = codes;
    in.open();
  }

  /** Reads what comes after the constructor's arguments; each call by its method's own reader. */
  void readSteps(Step construct, Reader... methods) {
    this.construct = construct;
    in.expect(']');
    in.expect(',');
    readList(steps, methods);
    in.expect(',');
    now = in.integer();
    if (!in.take(',')) return;
    threads = new ArrayList<>();
    for (in.open(); in.more(); ) {
      List<Step> calls = new ArrayList<>();
      readList(calls, methods);
      threads.add(calls);
    }
    in.expect(',');
    readList(last, methods);
    in.expect(',');
    rounds = in.readInt();
    in.expect(',');
    seed = in.integer();
  }

  private void readList(List<Step> list, Reader[] methods) {
    for (in.open(); in.more(); ) {
      in.open();
      int method = in.readInt();
      if (method >= 0) {
        list.add(methods[method].read());
      } else {
        in.expect(',');
        long ms = in.integer();
        list.add(
            seen -> {
              now += ms;
              seen.out.text("null");
            });
      }
      in.expect(']');
    }
  }

  /** What the clock of the component says. */
  long nowMs() {
    KodeThread.pass();
    return now;
  }

  /** Answers a request: a sequence, or what several threads do in many rounds. */
  static void answer(Kode.Case one, Function<Kode.Case, KodeSequence> read) {
    int from = one.in.at;
    KodeSequence first = read.apply(one);
    if (first.threads != null) {
      KodeThreads.answer(one, from, read, first);
      return;
    }
    Seen seen = new Seen();
    one.start();
    first.make(seen);
    one.stop();
    one.out.raw(seen.out);
  }

  /**
   * Makes the component and then each step, by one thread. Each outcome is written at once: what a call returned may change
   * with the next one. An error without a code is the last outcome, and so is a constructor that refuses.
   */
  Came make(Seen seen) {
    Came came = see(construct, seen);
    return came == Came.VALUE ? makeAll(steps, seen, true) : came;
  }

  /** @param follow something stands before the first */
  Came makeAll(List<Step> list, Seen seen, boolean follow) {
    for (int i = 0; i < list.size(); i++) {
      if (follow || i > 0) seen.out.put(',');
      if (see(list.get(i), seen) == Came.BROKEN) return Came.BROKEN;
    }
    return Came.VALUE;
  }

  Came see(Step step, Seen seen) {
    KodeOut out = seen.out;
    int mark = out.length;
    seen.to = 0;
    try {
      step.run(seen);
      return Came.VALUE;
    } catch (Kode.Mismatch mismatch) {
      out.length = mark;
      Kode.mistyped(out, mismatch);
    } catch (Throwable thrown) {
      seen.back();
      out.length = mark;
      String code = codeOf(thrown);
      if (codes.contains(code)) {
        out.string(code);
        return Came.REFUSED;
      }
      Kode.thrown(out, thrown);
    }
    return Came.BROKEN;
  }

  /** The code that an error carries, or an empty text. */
  private static String codeOf(Throwable thrown) {
    try {
      Object code = GIVERS.computeIfAbsent(thrown.getClass(), KodeSequence::giverOf).of(thrown);
      return code instanceof Enum<?> constant ? constant.name() : String.valueOf(code);
    } catch (ReflectiveOperationException | RuntimeException | StackOverflowError none) {
      return "";
    }
  }

  /** A field `code`, else a method `code` or `getCode`, of the class or one above it. */
  private static Giver giverOf(Class<?> kind) {
    for (Class<?> type = kind; type != null && type != Throwable.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("code") && opens(field)) return field::get;
      }
      for (String name : new String[] {"code", "getCode"}) {
        for (Method method : type.getDeclaredMethods()) {
          boolean fits = method.getName().equals(name) && method.getParameterCount() == 0;
          if (fits && opens(method)) return method::invoke;
        }
      }
    }
    return thrown -> "";
  }

  /** Classes of the library are closed. */
  private static boolean opens(AccessibleObject member) {
    return member.trySetAccessible();
  }
}
