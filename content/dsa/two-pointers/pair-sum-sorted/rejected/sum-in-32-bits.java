// Adds two ints as ints, and only then widens the sum; it has wrapped around by then.
final class PairSumSorted {
    public static int[] pairSum(int[] a, long t) {
        int i = 0;
        int j = a.length - 1;
        while (i < j) {
            long sum = a[i] + a[j];
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
