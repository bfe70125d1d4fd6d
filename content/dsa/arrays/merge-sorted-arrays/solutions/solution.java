final class MergeSortedArrays {
    private MergeSortedArrays() {}

    /** All values of two sorted arrays in order. After each turn {@code out} holds the i + j smallest ones. */
    public static int[] merge(int[] a, int[] b) {
        int[] out = new int[a.length + b.length];
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] <= b[j]) {
                out[i + j] = a[i];
                i++;
            } else {
                out[i + j] = b[j];
                j++;
            }
        }
        // One of the two has nothing left, so at most one of these copies anything.
        System.arraycopy(a, i, out, i + j, a.length - i);
        System.arraycopy(b, j, out, a.length + j, b.length - j);
        return out;
    }
}
