final class MaxNonAdjacentSum {
    private MaxNonAdjacentSum() {}

    /**
     * The largest sum of values no two of which are neighbours. In a circle the first and the last value are neighbours,
     * so one of them is left out; a single value has none.
     */
    public static long best(int[] a, boolean circular) {
        if (circular && a.length > 1) {
            return Math.max(inRow(a, 1, a.length), inRow(a, 0, a.length - 1));
        }
        return inRow(a, 0, a.length);
    }

    private static long inRow(int[] a, int from, int to) {
        // The best of all values so far, and of all but the last of these.
        long best = 0;
        long before = 0;
        for (int i = from; i < to; i++) {
            long next = Math.max(best, before + a[i]);
            before = best;
            best = next;
        }
        return best;
    }
}
