// Walks back to the start of the window for each request: n²/2 steps when all of them fit one window.
import java.util.ArrayList;
import java.util.List;

final class RecentCounts {
    public static int[] recent(long[] t, long w) {
        List<Long> seen = new ArrayList<>();
        int[] counts = new int[t.length];
        for (int i = 0; i < t.length; i++) {
            seen.add(t[i]);
            for (int j = i; j >= 0 && seen.get(j) >= t[i] - w; j--) {
                counts[i]++;
            }
        }
        return counts;
    }
}
