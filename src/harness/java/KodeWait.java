import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;

/** Waits for the threads of a round, and notices where they wait for one another. */
final class KodeWait {
  private static final long LOOK_NANOS = 20_000_000;
  /** Looks in a row at which nothing moves: with locks held in a circle, and where nobody is left who could wake them. */
  private static final int IN_A_CIRCLE = 2;

  private static final int ALL_STILL = 25;

  private KodeWait() {}

  /** False where those that have not ended never will. */
  static boolean untilEnd(KodeThread.Round round, List<KodeThread> threads) {
    int looks = 0;
    long before = -1;
    while (round.going.get() > 0) {
      long asked = System.nanoTime();
      LockSupport.parkNanos(round, LOOK_NANOS);
      if (System.nanoTime() - asked < LOOK_NANOS) continue;
      long worked = workedIfStill();
      looks = worked >= 0 && worked == before ? looks + 1 : 0;
      before = worked;
      if (looks < ALL_STILL && (looks < IN_A_CIRCLE || !inACircle(threads))) continue;
      if (round.going.get() == 0) break;
      leave(threads);
      return false;
    }
    return true;
  }

  /** Threads that wait for ever. */
  private static final Set<Long> LEFT = new HashSet<>();

  /**
   * One that waits for a lock of an earlier round (a static one) says nothing of its own round: then only a new process
   * can answer.
   */
  private static void leave(List<KodeThread> threads) {
    for (KodeThread thread : threads) {
      if (!thread.isGoing()) continue;
      ThreadInfo info = Kode.Cpu.THREADS.getThreadInfo(thread.getId());
      if (info != null && LEFT.contains(info.getLockOwnerId())) Runtime.getRuntime().halt(1);
    }
    for (KodeThread thread : threads) if (thread.isGoing()) LEFT.add(thread.getId());
  }

  /**
   * CPU nanoseconds of all threads but this one, those of the solution among them, where each waits for another, however long
   * that takes; negative where one does not. Two looks with the same time saw nobody at work in between.
   */
  private static long workedIfStill() {
    ThreadMXBean times = Kode.Cpu.THREADS;
    if (times == null) return -1;
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    Thread[] all = new Thread[group.activeCount() + 16];
    int count = group.enumerate(all);
    if (count == all.length) return -1;
    long sum = 0;
    for (int i = 0; i < count; i++) {
      if (all[i] == Thread.currentThread()) continue;
      Thread.State state = all[i].getState();
      if (state != Thread.State.BLOCKED && state != Thread.State.WAITING) return -1;
      sum += times.getThreadCpuTime(all[i].getId());
    }
    return sum;
  }

  private static boolean inACircle(List<KodeThread> threads) {
    long[] ids = Kode.Cpu.THREADS.findDeadlockedThreads();
    if (ids == null) return false;
    for (long id : ids) {
      for (KodeThread thread : threads) if (thread.getId() == id) return true;
    }
    return false;
  }

  /** Writes the lines of the solution at which threads wait. */
  static void lines(List<KodeThread> threads, KodeOut text) {
    boolean follow = false;
    for (KodeThread thread : threads) {
      if (!thread.isGoing()) continue;
      if (follow) text.put(',');
      follow = true;
      text.integer(Kode.lineOf(thread.getStackTrace()));
    }
  }

  /** How long threads of a component may take to end after its last call. */
  private static final long LONGEST_END_NANOS = 1_000_000_000;

  private static final long END_LOOK_NANOS = 10_000_000;
  /** Looks in a row at which all of them only wait: who is left to wake them? */
  private static final int STILL_LOOKS = 5;
  /** After so many scenarios that left something nobody waits for an end any more. */
  private static final int MOST_LOOKING = 3;

  private static int leaving = 0;

  /** Threads that may be the solution's: not the callers, nor those that Java keeps for everybody. */
  static Set<Thread> others() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    Thread[] all = new Thread[group.activeCount() + 16];
    int count = group.enumerate(all);
    Set<Thread> others = new HashSet<>();
    for (int i = 0; i < count; i++) {
      boolean isShared =
          all[i] instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
      boolean isJavas = all[i].getClass().getName().startsWith("jdk.") || all[i].getName().equals("CompletableFutureDelayScheduler");
      if (!isShared && !isJavas && !(all[i] instanceof KodeThread)) others.add(all[i]);
    }
    return others;
  }

  /** Writes which threads of the solution are still there after its calls (scenarioWire.ts), if any are. */
  static void leftBehind(Set<Thread> before, int made, KodeOut text) {
    Map<String, Integer> left = new LinkedHashMap<>();
    long asked = System.nanoTime();
    for (int still = 0; ; LockSupport.parkNanos(END_LOOK_NANOS)) {
      Set<Thread> now = others();
      now.removeAll(before);
      left.clear();
      boolean wait = true;
      for (Thread thread : now) {
        Thread.State state = thread.getState();
        int line = Kode.lineOf(thread.getStackTrace());
        // Those of a pool that end when nobody has asked for them for a while.
        if (state == Thread.State.TERMINATED || state == Thread.State.TIMED_WAITING && line == 0) continue;
        boolean waits = state == Thread.State.WAITING || state == Thread.State.BLOCKED;
        wait &= waits;
        left.merge(line + ",0," + (waits ? 0 : 1), 1, Integer::sum);
      }
      if (left.isEmpty()) return;
      still = wait ? still + 1 : 0;
      boolean isLate = System.nanoTime() - asked > LONGEST_END_NANOS;
      if (still >= STILL_LOOKS || isLate || leaving >= MOST_LOOKING) break;
    }
    int total = 0;
    text.text(",{\"made\":");
    text.integer(made);
    text.text(",\"left\":[");
    for (Map.Entry<String, Integer> one : left.entrySet()) {
      if (total > 0) text.put(',');
      total += one.getValue();
      text.text("[" + one.getValue() + "," + one.getKey() + "]");
    }
    text.text("]}");
    leaving = total >= made ? MOST_LOOKING : leaving + 1;
  }
}
