final class PairSumSorted {
    private PairSumSorted() {}

    /**
     * Indices i < j with a[i] + a[j] == t in a sorted {@code a}, or none. If there is a pair, one lies between i and j:
     * an end that moves has had its best partner. The sum of two ints needs a long.
     */
    public static int[] pairSum(int[] a, long t) {
        int i = 0;
        int j = a.length - 1;
        while (i < j) {
            long sum = (long) a[i] + a[j];
            if (sum == t) {
                return new int[] {i, j};
            }
            if (sum < t) {
                i++;
            } else {
                j--;
            }
        }
        return new int[0];
    }
}
