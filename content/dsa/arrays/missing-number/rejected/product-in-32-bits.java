// n * (n + 1) is computed as int and overflows from n = 46,341; make n a long.
final class MissingNumber {
    public static int missing(int[] a) {
        int n = a.length + 1;
        int left = n * (n + 1) / 2;
        for (int value : a) {
            left -= value;
        }
        return left;
    }
}
