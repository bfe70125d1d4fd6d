import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One of the threads that call a component at once. It stays between rounds: a new one starts long after the others have
 * made their calls.
 */
final class KodeThread extends Thread {
  /** What the threads of one round share. */
  static final class Round {
    final KodeSequence sequence;
    /** When calls began and were back. */
    final AtomicInteger stamps = new AtomicInteger();
    /** Threads that are not at the start yet. */
    final AtomicInteger missing;
    /** Threads that have not made all of their calls yet. */
    final AtomicInteger going;
    private final Thread waiter = Thread.currentThread();
    private final List<KodeThread> threads;

    Round(KodeSequence sequence, List<KodeThread> threads) {
      this.sequence = sequence;
      this.threads = threads;
      missing = new AtomicInteger(sequence.threads.size());
      going = new AtomicInteger(sequence.threads.size());
    }

    /** Points that the other threads have come past. */
    private int passed(KodeThread but) {
      int sum = 0;
      for (KodeThread thread : threads) if (thread != but) sum += thread.passed;
      return sum;
    }

    /** One of the other threads has calls to make, and waits neither for this one nor for a lock. */
    private boolean goesOnWithout(KodeThread but) {
      for (KodeThread thread : threads) {
        if (thread == but || thread.waiting || thread.round != this) continue;
        State state = thread.getState();
        if (state == State.RUNNABLE || state == State.TIMED_WAITING) return true;
      }
      return false;
    }
  }

  /** Recursion over what a component holds, not more: a learner's threads have no larger ones. */
  private static final long STACK_BYTES = 16L << 20;
  /** Looks for the next round, and for the others at the start, before the processor is left to somebody else. */
  private static final int LOOKS = 300;

  private static final int[] OFTEN = {8, 16, 32, 64, 128};
  private static final int[] FAR = {1, 3, 10, 30, 100};
  /** A pause: yields, then rests; it ends where another thread does nothing for so long that it waits in a way unseen here. */
  private static final int YIELDS = 40;

  private static final int MOST_LOOKS = 60;
  private static final long REST_NANOS = 50_000;

  final KodeSequence.Seen seen = new KodeSequence.Seen();
  /** Calls that are back: when each began and was back, and where what it gave ends in `seen`. */
  int count;

  int[] from = {};
  int[] to = {};
  int[] ends = {};
  /** The last of them is an error. */
  boolean broken;

  private List<KodeSequence.Step> calls;
  private long random;
  /** Of 256 points so many are pauses, and others come past so many points in the longest of them. */
  private int often;

  private int far;
  private volatile int passed;
  private volatile boolean waiting;
  private volatile Round round;

  /** A thread dump shows the name (javaThreads.ts). */
  KodeThread(int number) {
    super(null, null, "caller " + number, STACK_BYTES);
    setDaemon(true);
  }

  /** @param seed of where it pauses; not 0 */
  void begin(Round next, List<KodeSequence.Step> calls, long seed) {
    if (from.length < calls.size()) {
      from = new int[calls.size()];
      to = new int[calls.size()];
      ends = new int[calls.size()];
    }
    count = 0;
    broken = false;
    this.calls = calls;
    random = seed;
    often = OFTEN[draw() % OFTEN.length];
    far = FAR[draw() % FAR.length];
    round = next;
    LockSupport.unpark(this);
  }

  boolean isGoing() {
    return round != null;
  }

  @Override
  public void run() {
    for (;;) {
      for (int looks = 0; round == null; looks++) {
        if (looks < LOOKS) Thread.onSpinWait();
        else LockSupport.park(this);
      }
      Round now = round;
      makeCalls(now);
      round = null;
      if (now.going.decrementAndGet() == 0) LockSupport.unpark(now.waiter);
    }
  }

  private void makeCalls(Round now) {
    // Left over from an earlier round.
    Thread.interrupted();
    seen.out.clear();
    seen.stamps = now.stamps;
    now.missing.decrementAndGet();
    for (int looks = 0; now.missing.get() > 0; looks++) {
      if (looks < LOOKS) Thread.onSpinWait();
      else Thread.yield();
    }
    for (int i = 0; i < calls.size() && !broken; i++) {
      point();
      int began = now.stamps.incrementAndGet();
      broken = now.sequence.see(calls.get(i), seen) == KodeSequence.Came.BROKEN;
      from[i] = began;
      to[i] = seen.to;
      ends[i] = seen.out.length;
      count = i + 1;
    }
  }

  /**
   * Lets others go first, if it is drawn so: until they have come past some points, or cannot. Points are what the calls of
   * the round begin with, where they ask for the time, and what javaPoints.ts put into the solution.
   */
  private void point() {
    Round now = round;
    passed++;
    if ((draw() & 255) >= often) return;
    int goal = now.passed(this) + 1 + draw() % far;
    waiting = true;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (now.passed(this) >= goal || !now.goesOnWithout(this)) break;
      if (looks < YIELDS) Thread.yield();
      else LockSupport.parkNanos(this, REST_NANOS);
    }
    waiting = false;
  }

  /** 31 bits: xorshift64 (Marsaglia, Xorshift RNGs, 2003). */
  private int draw() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return (int) (random >>> 33);
  }

  /** A point of the solution. */
  static void pass() {
    if (Thread.currentThread() instanceof KodeThread thread && thread.round != null) thread.point();
  }

  static boolean yes() {
    pass();
    return true;
  }

  static boolean no() {
    pass();
    return false;
  }

  static <T> T pass(T value) {
    pass();
    return value;
  }

  static boolean pass(boolean value) {
    pass();
    return value;
  }

  static byte pass(byte value) {
    pass();
    return value;
  }

  static short pass(short value) {
    pass();
    return value;
  }

  static char pass(char value) {
    pass();
    return value;
  }

  static int pass(int value) {
    pass();
    return value;
  }

  static long pass(long value) {
    pass();
    return value;
  }

  static float pass(float value) {
    pass();
    return value;
  }

  static double pass(double value) {
    pass();
    return value;
  }
}
