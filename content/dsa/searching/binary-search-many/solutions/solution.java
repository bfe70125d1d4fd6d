final class BinarySearchMany {
    private BinarySearchMany() {}

    /** For each query its index in the sorted array a, or -1. */
    public static int[] findAll(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            found[i] = indexOf(a, q[i]);
        }
        return found;
    }

    private static int indexOf(int[] a, int x) {
        // If x is in a, it is at lo … hi - 1.
        int lo = 0;
        int hi = a.length;
        while (lo < hi) {
            int mid = lo + (hi - lo) / 2;
            if (a[mid] == x) {
                return mid;
            }
            if (a[mid] < x) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return -1;
    }
}
