import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

final class MergeIntervals {
    private MergeIntervals() {}

    /**
     * Joins all intervals that share a point; the result is ascending. Sorted by their left ends, only the last result can
     * be joined to the next interval.
     */
    public static int[][] merge(int[][] v) {
        int[][] sorted = v.clone();
        Arrays.sort(sorted, Comparator.comparingInt(interval -> interval[0]));
        List<int[]> merged = new ArrayList<>();
        int[] last = null;
        for (int[] next : sorted) {
            if (last != null && next[0] <= last[1]) {
                last[1] = Math.max(last[1], next[1]);
            } else {
                last = next.clone();
                merged.add(last);
            }
        }
        return merged.toArray(new int[0][]);
    }
}
