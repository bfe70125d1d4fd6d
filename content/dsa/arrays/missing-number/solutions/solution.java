final class MissingNumber {
    private MissingNumber() {}

    /** The number of 1..n that {@code a} lacks: the complete sum less the sum of {@code a}. */
    public static int missing(int[] a) {
        long n = a.length + 1L;
        long left = n * (n + 1) / 2;
        for (int value : a) {
            left -= value;
        }
        return (int) left;
    }
}
