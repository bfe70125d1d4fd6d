import java.util.HashMap;
import java.util.Map;

final class TwoSumIndices {
    private TwoSumIndices() {}

    /**
     * Indices i < j with a[i] + a[j] == t, or none. The needed value is looked up before a[j] is entered, so that no
     * cell pairs with itself. Keys are long: t - a[j] need not fit an int.
     */
    public static int[] twoSum(int[] a, long t) {
        Map<Long, Integer> indexOf = new HashMap<>();
        for (int j = 0; j < a.length; j++) {
            Integer i = indexOf.get(t - a[j]);
            if (i != null) {
                return new int[] {i, j};
            }
            indexOf.put((long) a[j], j);
        }
        return new int[0];
    }
}
