import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over one request. Requests come from the engine, so it trusts their form. */
final class KodeIn {
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
    if (bytes[at] == '{') return KodeMade.follow(this);
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
