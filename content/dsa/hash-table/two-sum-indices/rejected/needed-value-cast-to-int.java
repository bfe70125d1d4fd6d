// t - a[j] need not fit an int; the cast wraps it around to a value that may be in the map.
import java.util.HashMap;
import java.util.Map;

final class TwoSumIndices {
    public static int[] twoSum(int[] a, long t) {
        Map<Integer, Integer> indexOf = new HashMap<>();
        for (int j = 0; j < a.length; j++) {
            Integer i = indexOf.get((int) (t - a[j]));
            if (i != null) {
                return new int[] {i, j};
            }
            indexOf.put(a[j], j);
        }
        return new int[0];
    }
}
