final class LowerBoundMany {
    private LowerBoundMany() {}

    /** For each query the index of the first value in the sorted array a that is not below it, or a.length. */
    public static int[] lowerBound(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            found[i] = firstNotBelow(a, q[i]);
        }
        return found;
    }

    private static int firstNotBelow(int[] a, int x) {
        // Everything before lo is below x, everything from hi on is not.
        int lo = 0;
        int hi = a.length;
        while (lo < hi) {
            int mid = lo + (hi - lo) / 2;
            if (a[mid] < x) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo;
    }
}
