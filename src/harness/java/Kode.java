import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Constructor;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Runs a Java solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4. The form of the
 * lines is described in src/engine/values/wire.ts. The readers and writers of a signature's types are generated beside it.
 */
final class Kode {
  /** Deep enough for a recursion over 200,000 nodes; small enough to end an endless one before the memory limit does. */
  private static final long STACK_BYTES = 128L << 20;

  private Kode() {}

  /** A value that is not of its declared type. */
  static final class Mismatch extends RuntimeException {
    final String shown;

    Mismatch(String shown, String why) {
      super(why, null, false, false);
      this.shown = shown;
    }
  }

  /**
   * CPU nanoseconds of the thread, negative where there is no such clock. Of the thread rather than of the process: the
   * compiler and the collector have threads of their own and are not the solution's work. The class of the clock takes a
   * while to load, so it does that beside the first request.
   */
  static final class Cpu {
    static final ThreadMXBean THREADS = find();

    private static ThreadMXBean find() {
      try {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads : null;
      } catch (LinkageError | RuntimeException missing) {
        return null;
      }
    }

    static long now() {
      return THREADS == null ? -1 : THREADS.getCurrentThreadCpuTime();
    }
  }

  /** One call: where its arguments are read from, and what is told about it. */
  static final class Case {
    final KodeIn in = new KodeIn();
    final KodeOut out = new KodeOut();
    boolean running;
    long started;
    long worked;
    long elapsed;
    long cpu;
    String changed;
    final KodeOut now = new KodeOut();

    void start() {
      running = true;
      worked = Cpu.now();
      started = System.nanoTime();
    }

    void stop() {
      elapsed = System.nanoTime() - started;
      cpu = worked < 0 ? elapsed : Cpu.now() - worked;
      running = false;
    }

    /** Compares a parameter with its text from before the call. */
    void unchanged(String name, int from, int to, Consumer<KodeOut> write) {
      if (changed != null) return;
      now.clear();
      now.cycles = true;
      try {
        write.accept(now);
      } catch (Mismatch mismatch) {
        now.clear();
        now.text("null");
      }
      if (!Arrays.equals(now.bytes, 0, now.length, in.bytes, from, to)) changed = name;
    }
  }

  interface Call {
    void run(Case one) throws Throwable;
  }

  /** The name of the solution's file, as frames of its code have it. */
  private static String file;

  static void serve(String solution, Call call) throws Exception {
    file = solution;
    Thread clock = new Thread(Cpu::now, "clock");
    clock.setDaemon(true);
    clock.start();
    Thread thread = new Thread(null, () -> loop(call), "solution", STACK_BYTES);
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void loop(Call call) {
    try (InputStream requests = input(); OutputStream replies = output()) {
      Lines lines = new Lines(requests);
      Case one = new Case();
      KodeOut line = new KodeOut();
      while (lines.next()) {
        line.clear();
        if (lines.is("[\"hello\"]")) line.text("[\"ready\"]");
        else answer(line, lines, one, call);
        line.put('\n');
        replies.write(line.bytes, 0, line.length);
      }
    } catch (IOException gone) {
      // Nobody listens any more.
    }
  }

  private static void answer(KodeOut line, Lines lines, Case one, Call call) {
    one.in.set(lines.bytes, lines.from, lines.to);
    one.in.expect('[');
    long id = one.in.integer();
    one.in.expect(',');
    one.in.expect('[');
    one.out.clear();
    one.elapsed = 0;
    one.cpu = 0;
    one.running = false;
    one.changed = null;
    Throwable problem = null;
    Mismatch mismatch = null;
    try {
      call.run(one);
    } catch (Mismatch found) {
      mismatch = found;
    } catch (Throwable thrown) {
      if (!one.running) throw new IllegalStateException("kode: " + thrown, thrown);
      one.stop();
      problem = thrown;
    }
    System.out.flush();
    System.err.flush();
    line.put('[');
    line.integer(id);
    line.put(',');
    line.integer(one.elapsed);
    line.put(',');
    line.integer(one.cpu);
    line.put(',');
    line.integer(printedSize());
    if (problem != null) {
      line.text(",2,");
      thrown(line, problem);
      line.put(']');
    } else if (mismatch != null) {
      line.text(",3,");
      mistyped(line, mismatch);
      line.put(']');
    } else {
      line.text(one.changed == null ? ",0,[" : ",1,[");
      line.raw(one.out);
      if (one.changed != null) {
        line.text("],{\"changed\":");
        line.string(one.changed);
        line.text(",\"now\":");
        line.raw(one.now);
        line.text("}]");
      } else {
        line.text("]]");
      }
    }
  }

  /** What a call threw, as the engine reads it. */
  static void thrown(KodeOut out, Throwable problem) {
    String message = problem.getMessage();
    if (message == null) {
      boolean deep = problem instanceof StackOverflowError;
      message = deep ? "the recursion does not end, or goes too deep" : "";
    }
    out.text("{\"type\":");
    out.string(problem.getClass().getSimpleName());
    out.text(",\"message\":");
    out.string(message.length() > 2000 ? message.substring(0, 2000) : message);
    out.text(",\"line\":");
    out.integer(lineOf(problem.getStackTrace()));
    out.put('}');
  }

  /** A value that is not of its type, as the engine reads it. */
  static void mistyped(KodeOut out, Mismatch mismatch) {
    out.text("{\"shown\":");
    out.string(mismatch.shown);
    out.text(",\"why\":");
    out.string(mismatch.getMessage());
    out.put('}');
  }

  /** The innermost line of the solution: that an error came through, or where a thread is. */
  static int lineOf(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      if (file.equals(frame.getFileName())) return Math.max(0, frame.getLineNumber());
    }
    return 0;
  }

  private static FileChannel printed;
  private static boolean printsToFile = true;

  private static long printedSize() {
    if (!printsToFile) return 0;
    try {
      if (printed == null) printed = new FileOutputStream(FileDescriptor.out).getChannel();
      return printed.size();
    } catch (IOException notAFile) {
      printsToFile = false;
      return 0;
    }
  }

  private static FileDescriptor descriptor(int number) throws IOException {
    try {
      Constructor<FileDescriptor> constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      return constructor.newInstance(number);
    } catch (ReflectiveOperationException | RuntimeException error) {
      throw new IOException(error);
    }
  }

  /** Windows hands no numbered descriptors to a Java program: the wire comes as two named pipes there. */
  private static InputStream input() throws IOException {
    String pipe = System.getenv("KODE_REQUESTS");
    return pipe == null ? new FileInputStream(descriptor(3)) : new FileInputStream(pipe);
  }

  private static OutputStream output() throws IOException {
    String pipe = System.getenv("KODE_REPLIES");
    return pipe == null ? new FileOutputStream(descriptor(4)) : new FileOutputStream(pipe);
  }

  /** Cuts what comes into lines; a line is valid until the next one. */
  private static final class Lines {
    private final InputStream input;
    byte[] bytes = new byte[1 << 16];
    int from;
    int to;
    private int following;
    private int end;

    Lines(InputStream input) {
      this.input = input;
    }

    boolean next() throws IOException {
      from = following;
      int scan = from;
      for (;;) {
        for (; scan < end; scan++) {
          if (bytes[scan] == '\n') {
            to = scan;
            following = scan + 1;
            return true;
          }
        }
        if (from > 0) {
          System.arraycopy(bytes, from, bytes, 0, end - from);
          scan -= from;
          end -= from;
          from = 0;
        }
        if (end == bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
        int count = input.read(bytes, end, bytes.length - end);
        if (count < 0) return false;
        end += count;
      }
    }

    boolean is(String text) {
      return to - from == text.length() && new String(bytes, from, to - from, StandardCharsets.US_ASCII).equals(text);
    }
  }
}
