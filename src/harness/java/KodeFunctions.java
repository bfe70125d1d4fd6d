import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** The functions that a component may be given, by name: as in src/engine/components/functions.ts, bit for bit. */
final class KodeFunctions {
  private KodeFunctions() {}

  static ToIntFunction<String> toInt(String name) {
    switch (name) {
      case "length":
        return String::length;
      case "constant":
        return text -> 7;
      case "negative":
        return text -> text.isEmpty() ? -1 : -text.charAt(0);
      case "least":
        return text -> Integer.MIN_VALUE;
      case "sum":
        return text -> text.chars().sum();
      case "fnv":
        return KodeFunctions::fnv1a32;
      default:
        throw new IllegalArgumentException("kode: no function " + name);
    }
  }

  static ToLongFunction<String> toLong(String name) {
    switch (name) {
      case "fnvLong":
        return text -> fnv1a32(text) & 0xffffffffL;
      case "lengthLong":
        return String::length;
      default:
        throw new IllegalArgumentException("kode: no function " + name);
    }
  }

  /** FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv). */
  private static int fnv1a32(String text) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x01000193;
    return hash;
  }
}
