// Spreads the extra sum over the missing values; which values are missing is not known, so it proves nothing.
final class FindDuplicate {
    public static int findDuplicate(int[] a) {
        int n = a.length - 1;
        boolean[] seen = new boolean[n + 1];
        long extra = -(long) n * (n + 1) / 2;
        int distinct = 0;
        for (int value : a) {
            extra += value;
            if (!seen[value]) {
                seen[value] = true;
                distinct++;
            }
        }
        return (int) (extra / (a.length - distinct));
    }
}
