// Starts from the last cell again for each i, so the right end walks n times: up to n²/2 sums.
final class PairSumSorted {
    public static int[] pairSum(int[] a, long t) {
        for (int i = 0; i < a.length; i++) {
            int j = a.length - 1;
            while (j > i && (long) a[i] + a[j] > t) {
                j--;
            }
            if (j > i && (long) a[i] + a[j] == t) {
                return new int[] {i, j};
            }
        }
        return new int[0];
    }
}
