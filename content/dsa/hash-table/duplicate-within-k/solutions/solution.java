import java.util.HashMap;
import java.util.Map;

final class DuplicateWithinK {
    private DuplicateWithinK() {}

    /**
     * Whether two cells at most k apart hold the same value. The latest index of a value is the nearest one, so no
     * other is kept; put gives back the one that it replaces.
     */
    public static boolean nearDuplicate(int[] a, int k) {
        Map<Integer, Integer> latest = new HashMap<>();
        for (int j = 0; j < a.length; j++) {
            Integer i = latest.put(a[j], j);
            if (i != null && j - i <= k) {
                return true;
            }
        }
        return false;
    }
}
