// Counts the requests before this one only; the request itself is in its window.
final class RecentCounts {
    public static int[] recent(long[] t, long w) {
        int[] counts = new int[t.length];
        int first = 0;
        for (int i = 0; i < t.length; i++) {
            while (t[first] < t[i] - w) {
                first++;
            }
            counts[i] = i - first;
        }
        return counts;
    }
}
