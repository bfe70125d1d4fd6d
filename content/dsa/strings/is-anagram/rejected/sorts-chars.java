// A char is a UTF-16 unit, only half of 🔥; halves of different letters can be paired anew. Use codePoints().
import java.util.Arrays;

final class IsAnagram {
    public static boolean isAnagram(String a, String b) {
        char[] x = a.toCharArray();
        char[] y = b.toCharArray();
        Arrays.sort(x);
        Arrays.sort(y);
        return Arrays.equals(x, y);
    }
}
