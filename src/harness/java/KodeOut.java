import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects text of the wire. */
final class KodeOut {
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

  void raw(KodeOut other) {
    raw(other, 0, other.length);
  }

  void raw(KodeOut other, int from, int to) {
    reserve(to - from);
    System.arraycopy(other.bytes, from, bytes, length, to - from);
    length += to - from;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
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
    if (values == null) throw new Kode.Mismatch("null", "expected an array, got null");
    put('[');
    for (int i = 0; i < values.length; i++) {
      if (i > 0) put(',');
      integer(values[i]);
    }
    put(']');
  }

  void write(String value) {
    if (value == null) throw new Kode.Mismatch("null", "expected a String, got null");
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
}
