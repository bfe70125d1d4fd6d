final class RotateArray {
    private RotateArray() {}

    /** Moves every value k cells to the right: all turned round, then each of the two blocks. */
    public static void rotate(int[] a, int k) {
        if (a.length == 0) {
            return;
        }
        int first = k % a.length;
        turnRound(a, 0, a.length - 1);
        turnRound(a, 0, first - 1);
        turnRound(a, first, a.length - 1);
    }

    private static void turnRound(int[] a, int i, int j) {
        for (; i < j; i++, j--) {
            int held = a[i];
            a[i] = a[j];
            a[j] = held;
        }
    }
}
