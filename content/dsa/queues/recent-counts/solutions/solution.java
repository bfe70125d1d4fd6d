final class RecentCounts {
    private RecentCounts() {}

    /** For each request, how many came in the last w milliseconds up to it. The window is t[first..i]. */
    public static int[] recent(long[] t, long w) {
        int[] counts = new int[t.length];
        int first = 0;
        for (int i = 0; i < t.length; i++) {
            while (t[first] < t[i] - w) {
                first++;
            }
            counts[i] = i - first + 1;
        }
        return counts;
    }
}
