import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a Java solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4. The form of the
 * lines is described in src/engine/values/wire.ts. The readers and writers of a signature's types are generated beside it.
 */
final class Kode {
  /** Deep enough for a recursion over 200,000 nodes; small enough to end an endless one before the memory limit does. */
  private static final long STACK_BYTES = 128L << 20;
  /** Trees larger than this are taken for ones that run into themselves. */
  private static final int MAX_TREE_NODES = 4_000_000;

  private Kode() {}

  /** A value that is not of its declared type. */
  static final class Mismatch extends RuntimeException {
    final String shown;

    Mismatch(String shown, String why) {
      super(why, null, false, false);
      this.shown = shown;
    }
  }

  /** One call: where its arguments are read from, and what is told about it. */
  static final class Case {
    final In in = new In();
    final Out out = new Out();
    boolean running;
    long started;
    long elapsed;
    String changed;
    final Out now = new Out();

    void start() {
      running = true;
      started = System.nanoTime();
    }

    void stop() {
      elapsed = System.nanoTime() - started;
      running = false;
    }

    /** Compares a parameter with its text from before the call. */
    void unchanged(String name, int from, int to, java.util.function.Consumer<Out> write) {
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

  static void serve(Call call) throws Exception {
    Thread thread = new Thread(null, () -> loop(call), "solution", STACK_BYTES);
    thread.start();
    thread.join();
    System.exit(0);
  }

  private static void loop(Call call) {
    try (InputStream requests = input(); OutputStream replies = output()) {
      Lines lines = new Lines(requests);
      Case one = new Case();
      Out line = new Out();
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

  private static void answer(Out line, Lines lines, Case one, Call call) {
    one.in.set(lines.bytes, lines.from, lines.to);
    one.in.expect('[');
    long id = one.in.integer();
    one.in.expect(',');
    one.in.expect('[');
    one.out.clear();
    one.elapsed = 0;
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
    line.integer(printedSize());
    if (problem != null) {
      String message = problem.getMessage();
      if (message == null) {
        boolean deep = problem instanceof StackOverflowError;
        message = deep ? "the recursion does not end, or goes too deep" : "";
      }
      line.text(",2,{\"type\":");
      line.string(problem.getClass().getSimpleName());
      line.text(",\"message\":");
      line.string(message.length() > 2000 ? message.substring(0, 2000) : message);
      line.text(",\"line\":");
      line.integer(lineOf(problem));
      line.text("}]");
    } else if (mismatch != null) {
      line.text(",3,{\"shown\":");
      line.string(mismatch.shown);
      line.text(",\"why\":");
      line.string(mismatch.getMessage());
      line.text("}]");
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

  /** The innermost line of the solution that an error came through. */
  private static int lineOf(Throwable problem) {
    for (StackTraceElement frame : problem.getStackTrace()) {
      if (KodeMain.FILE.equals(frame.getFileName())) return Math.max(0, frame.getLineNumber());
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

  /** Walks over one request. Requests come from the engine, so it trusts their form. */
  static final class In {
    byte[] bytes;
    int at;
    private int end;

    void set(byte[] bytes, int from, int to) {
      this.bytes = bytes;
      at = from;
      end = to;
    }

    void expect(char c) {
      if (at >= end || bytes[at] != c) throw new IllegalStateException("kode: malformed request");
      at++;
    }

    boolean take(char c) {
      if (bytes[at] != c) return false;
      at++;
      return true;
    }

    boolean isNull() {
      if (bytes[at] != 'n') return false;
      at += 4;
      return true;
    }

    /** For loops over the items of an array: `for (in.open(); in.more(); )`. */
    void open() {
      expect('[');
    }

    boolean more() {
      if (bytes[at] == ']') {
        at++;
        return false;
      }
      if (bytes[at] == ',') at++;
      return true;
    }

    long integer() {
      boolean negative = take('-');
      long value = 0;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') value = value * 10 + (bytes[at++] - '0');
      return negative ? -value : value;
    }

    int readInt() {
      return (int) integer();
    }

    long readLong() {
      expect('"');
      long value = integer();
      expect('"');
      return value;
    }

    boolean readBool() {
      boolean value = bytes[at] == 't';
      at += value ? 4 : 5;
      return value;
    }

    double readFloat() {
      if (bytes[at] == '"') {
        switch (readString()) {
          case "NaN":
            return Double.NaN;
          case "Inf":
            return Double.POSITIVE_INFINITY;
          case "-Inf":
            return Double.NEGATIVE_INFINITY;
          default:
            return -0.0;
        }
      }
      int from = at;
      while (at < end && bytes[at] != ',' && bytes[at] != ']') at++;
      return Double.parseDouble(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
    }

    int[] readInts() {
      int[] values = new int[8];
      int count = 0;
      for (open(); more(); ) {
        if (count == values.length) values = Arrays.copyOf(values, count * 2);
        values[count++] = readInt();
      }
      return count == values.length ? values : Arrays.copyOf(values, count);
    }

    String readString() {
      expect('"');
      int from = at;
      boolean ascii = true;
      while (bytes[at] != '"' && bytes[at] != '\\') ascii &= bytes[at++] >= 0;
      if (bytes[at] == '"') {
        at++;
        return new String(
            bytes, from, at - 1 - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
      }
      StringBuilder text = new StringBuilder();
      for (;;) {
        if (at > from) text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
        if (bytes[at++] == '"') return text.toString();
        char escape = (char) bytes[at++];
        switch (escape) {
          case 'b':
            text.append('\b');
            break;
          case 'f':
            text.append('\f');
            break;
          case 'n':
            text.append('\n');
            break;
          case 'r':
            text.append('\r');
            break;
          case 't':
            text.append('\t');
            break;
          case 'u':
            text.append((char) Integer.parseInt(new String(bytes, at, 4, StandardCharsets.US_ASCII), 16));
            at += 4;
            break;
          default:
            text.append(escape);
        }
        from = at;
        while (bytes[at] != '"' && bytes[at] != '\\') at++;
      }
    }
  }

  /** Collects text of the wire. */
  static final class Out {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[256];
    int length;
    /** Only an argument from before the call may run into itself. */
    boolean cycles;
    /** While the result is written: its nodes must be new. */
    boolean fresh;

    void clear() {
      length = 0;
      cycles = false;
      fresh = false;
    }

    private void reserve(int more) {
      if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }

    void put(char c) {
      reserve(1);
      bytes[length++] = (byte) c;
    }

    void text(String ascii) {
      reserve(ascii.length());
      for (int i = 0; i < ascii.length(); i++) bytes[length++] = (byte) ascii.charAt(i);
    }

    void raw(Out other) {
      reserve(other.length);
      System.arraycopy(other.bytes, 0, bytes, length, other.length);
      length += other.length;
    }

    void integer(long value) {
      if (value == Long.MIN_VALUE) {
        text("-9223372036854775808");
        return;
      }
      reserve(20);
      if (value < 0) {
        bytes[length++] = '-';
        value = -value;
      }
      int digits = 1;
      for (long limit = 10; digits < 19 && value >= limit; limit *= 10) digits++;
      int at = length += digits;
      do {
        bytes[--at] = (byte) ('0' + value % 10);
        value /= 10;
      } while (value > 0);
    }

    void write(int value) {
      integer(value);
    }

    void write(long value) {
      put('"');
      integer(value);
      put('"');
    }

    void write(boolean value) {
      text(value ? "true" : "false");
    }

    void write(double value) {
      text(number(value));
    }

    void write(int[] values) {
      if (values == null) throw new Mismatch("null", "expected an array, got null");
      put('[');
      for (int i = 0; i < values.length; i++) {
        if (i > 0) put(',');
        integer(values[i]);
      }
      put(']');
    }

    void write(String value) {
      if (value == null) throw new Mismatch("null", "expected a String, got null");
      string(value);
    }

    void string(String value) {
      put('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        reserve(6);
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') bytes[length++] = (byte) c;
        else if (c < 0x80) escape(c);
        else if (Character.isHighSurrogate(c)
            && i + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(i + 1))) {
          int code = Character.toCodePoint(c, value.charAt(++i));
          bytes[length++] = (byte) (0xf0 | code >> 18);
          bytes[length++] = (byte) (0x80 | code >> 12 & 63);
          bytes[length++] = (byte) (0x80 | code >> 6 & 63);
          bytes[length++] = (byte) (0x80 | code & 63);
        } else if (Character.isSurrogate(c)) {
          unicode(c);
        } else if (c < 0x800) {
          bytes[length++] = (byte) (0xc0 | c >> 6);
          bytes[length++] = (byte) (0x80 | c & 63);
        } else {
          bytes[length++] = (byte) (0xe0 | c >> 12);
          bytes[length++] = (byte) (0x80 | c >> 6 & 63);
          bytes[length++] = (byte) (0x80 | c & 63);
        }
      }
      put('"');
    }

    private void escape(char c) {
      int at = "\b\f\n\r\t\"\\".indexOf(c);
      if (at < 0) {
        unicode(c);
        return;
      }
      bytes[length++] = '\\';
      bytes[length++] = (byte) "bfnrt\"\\".charAt(at);
    }

    private void unicode(char c) {
      bytes[length++] = '\\';
      bytes[length++] = 'u';
      for (int shift = 12; shift >= 0; shift -= 4) bytes[length++] = HEX[c >> shift & 15];
    }
  }

  /** The shortest number that reads back the same, in the form of ECMAScript's Number::toString. */
  static String number(double value) {
    if (Double.isNaN(value)) return "\"NaN\"";
    if (Double.isInfinite(value)) return value > 0 ? "\"Inf\"" : "\"-Inf\"";
    if (value == 0) return 1 / value < 0 ? "\"-0\"" : "0";
    if (value == Math.rint(value) && Math.abs(value) < 1e15) return Long.toString((long) value);
    BigDecimal exact = new BigDecimal(Math.abs(value));
    // Any 15 digits survive in a normal double; in a subnormal one fewer may be enough.
    int precision = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
    BigDecimal shortest = null;
    for (; shortest == null; precision++) {
      BigDecimal below = exact.round(new MathContext(precision, RoundingMode.DOWN));
      BigDecimal above = exact.round(new MathContext(precision, RoundingMode.UP));
      boolean takesBelow = below.doubleValue() == Math.abs(value);
      boolean takesAbove = above.doubleValue() == Math.abs(value);
      if (takesBelow && takesAbove) {
        shortest = exact.subtract(below).compareTo(above.subtract(exact)) <= 0 ? below : above;
      } else if (takesBelow) shortest = below;
      else if (takesAbove) shortest = above;
    }
    shortest = shortest.stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    String sign = value < 0 ? "-" : "";
    if (point > 21 || point < -5) {
      String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
      return sign + digits.charAt(0) + rest + (point > 0 ? "e+" : "e") + (point - 1);
    }
    if (point <= 0) return sign + "0." + "0".repeat(-point) + digits;
    if (point >= digits.length()) return sign + digits + "0".repeat(point - digits.length());
    return sign + digits.substring(0, point) + "." + digits.substring(point);
  }

  static Mismatch nullFor(String type) {
    return new Mismatch("null", "expected " + type + ", got null");
  }

  /** Entries in the order of their keys; texts by UTF-16 units, as JavaScript orders them. */
  static <K, V> List<Map.Entry<K, V>> sorted(Map<K, V> map) {
    if (map == null) throw nullFor("a Map");
    List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
    entries.sort((a, b) -> compare(a.getKey(), b.getKey()));
    return entries;
  }

  @SuppressWarnings("unchecked")
  private static <K> int compare(K a, K b) {
    return ((Comparable<K>) a).compareTo(b);
  }

  static <N> N readList(
      In in, Supplier<N> make, BiConsumer<N, In> value, BiConsumer<N, N> link) {
    boolean cyclic = in.take('{');
    if (cyclic) in.at += "\"v\":".length();
    List<N> nodes = new ArrayList<>();
    for (in.open(); in.more(); ) {
      N node = make.get();
      value.accept(node, in);
      if (!nodes.isEmpty()) link.accept(nodes.get(nodes.size() - 1), node);
      nodes.add(node);
    }
    if (cyclic) {
      in.at += ",\"cycle\":".length();
      link.accept(nodes.get(nodes.size() - 1), nodes.get(in.readInt()));
      in.expect('}');
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  static <N> void writeList(Out out, N head, BiConsumer<N, Out> value, Function<N, N> next) {
    List<N> nodes = new ArrayList<>();
    N tortoise = null;
    int power = 1;
    int steps = 0;
    int entry = -1;
    // Brent's algorithm finds a list that runs into itself.
    for (N node = head; node != null; node = next.apply(node)) {
      if (node == tortoise) {
        if (!out.cycles) throw new Mismatch("a list with a cycle", "the list has a cycle");
        for (entry = 0; entry + steps < nodes.size() && nodes.get(entry) != nodes.get(entry + steps); ) entry++;
        nodes = nodes.subList(0, entry + steps);
        break;
      }
      nodes.add(node);
      if (tortoise == null || steps == power) {
        tortoise = node;
        power *= 2;
        steps = 0;
      }
      steps++;
    }
    if (entry >= 0) out.text("{\"v\":");
    out.put('[');
    boolean first = true;
    for (N node : nodes) {
      if (!first) out.put(',');
      first = false;
      value.accept(node, out);
    }
    out.put(']');
    if (entry >= 0) {
      out.text(",\"cycle\":");
      out.write(entry);
      out.put('}');
    }
  }

  private static final Map<Object, Boolean> given = new IdentityHashMap<>();

  static <N> N readRandomList(
      In in, Supplier<N> make, BiConsumer<N, In> value, BiConsumer<N, N> next, BiConsumer<N, N> random) {
    List<N> nodes = new ArrayList<>();
    List<Integer> links = new ArrayList<>();
    given.clear();
    for (in.open(); in.more(); ) {
      N node = make.get();
      in.open();
      value.accept(node, in);
      in.expect(',');
      links.add(in.isNull() ? -1 : in.readInt());
      in.expect(']');
      if (!nodes.isEmpty()) next.accept(nodes.get(nodes.size() - 1), node);
      nodes.add(node);
      given.put(node, true);
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (links.get(i) >= 0) random.accept(nodes.get(i), nodes.get(links.get(i)));
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  static <N> void writeRandomList(
      Out out, N head, BiConsumer<N, Out> value, Function<N, N> next, Function<N, N> random) {
    Map<N, Integer> index = new IdentityHashMap<>();
    List<N> nodes = new ArrayList<>();
    for (N node = head; node != null; node = next.apply(node)) {
      if (index.putIfAbsent(node, nodes.size()) != null) {
        throw new Mismatch("a list with a cycle", "the list has a cycle");
      }
      if (out.fresh && given.containsKey(node)) {
        throw new Mismatch(
            "a list that holds nodes of the argument", "expected new nodes, got nodes of the argument");
      }
      nodes.add(node);
    }
    out.put('[');
    for (int i = 0; i < nodes.size(); i++) {
      if (i > 0) out.put(',');
      out.put('[');
      value.accept(nodes.get(i), out);
      out.put(',');
      N link = random.apply(nodes.get(i));
      Integer at = link == null ? null : index.get(link);
      if (link != null && at == null) {
        throw new Mismatch(
            "a list of " + nodes.size() + " nodes", "a random link leads to a node that is not in the list");
      }
      if (at == null) out.text("null");
      else out.write((int) at);
      out.put(']');
    }
    out.put(']');
  }

  static <N> N readTree(
      In in, Supplier<N> make, BiConsumer<N, In> value, BiConsumer<N, N> left, BiConsumer<N, N> right) {
    List<N> nodes = new ArrayList<>();
    int place = -1;
    for (in.open(); in.more(); place++) {
      N node = null;
      if (!in.isNull()) {
        node = make.get();
        value.accept(node, in);
        nodes.add(node);
      }
      // The first value is the root; the others fill the places below the nodes in order, two each.
      if (place < 0 || node == null) continue;
      (place % 2 == 0 ? left : right).accept(nodes.get(place / 2), node);
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  static <N> void writeTree(
      Out out, N root, BiConsumer<N, Out> value, Function<N, N> left, Function<N, N> right) {
    out.put('[');
    int end = out.length;
    int count = 0;
    List<N> level = new ArrayList<>();
    level.add(root);
    while (!level.isEmpty()) {
      List<N> below = new ArrayList<>();
      for (N node : level) {
        if (count++ > 0) out.put(',');
        if (node == null) {
          out.text("null");
          continue;
        }
        value.accept(node, out);
        end = out.length;
        below.add(left.apply(node));
        below.add(right.apply(node));
      }
      if (count > MAX_TREE_NODES) throw new Mismatch("a tree with a cycle", "the tree has a cycle");
      level = below;
    }
    out.length = end;
    out.put(']');
  }
}
