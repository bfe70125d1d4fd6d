// Writes an interval down when the next one begins; after the last one nothing begins.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

final class MergeIntervals {
    public static int[][] merge(int[][] v) {
        if (v.length == 0) {
            return v;
        }
        Arrays.sort(v, Comparator.comparingInt(interval -> interval[0]));
        List<int[]> merged = new ArrayList<>();
        int left = v[0][0];
        int right = v[0][1];
        for (int[] next : v) {
            if (next[0] <= right) {
                right = Math.max(right, next[1]);
            } else {
                merged.add(new int[] {left, right});
                left = next[0];
                right = next[1];
            }
        }
        return merged.toArray(new int[0][]);
    }
}
