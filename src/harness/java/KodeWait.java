import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
}
