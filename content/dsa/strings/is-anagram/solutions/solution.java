import java.util.HashMap;
import java.util.Map;

final class IsAnagram {
    private IsAnagram() {}

    /** Whether {@code a} and {@code b} have the same code points, each equally often. A char is only half of some. */
    public static boolean isAnagram(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        Map<Integer, Integer> left = new HashMap<>();
        a.codePoints().forEach(letter -> left.merge(letter, 1, Integer::sum));
        b.codePoints().forEach(letter -> left.merge(letter, -1, Integer::sum));
        return left.values().stream().allMatch(count -> count == 0);
    }
}
