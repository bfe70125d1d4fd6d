final class ReverseArray {
    private ReverseArray() {}

    /** Turns {@code a} round in place. Everything outside i..j is in its final place. */
    public static void reverse(int[] a) {
        for (int i = 0, j = a.length - 1; i < j; i++, j--) {
            int held = a[i];
            a[i] = a[j];
            a[j] = held;
        }
    }
}
