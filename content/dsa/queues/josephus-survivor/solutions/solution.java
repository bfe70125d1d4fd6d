final class JosephusSurvivor {
    private JosephusSurvivor() {}

    /**
     * Who is left of n people when every k-th leaves. Growing a circle from size - 1 to size shifts all seats by k, the
     * winning one too. seat + k stays below 1,001,000,000, which an int holds.
     */
    public static int survivor(int n, int k) {
        int seat = 0;
        for (int size = 2; size <= n; size++) {
            seat = (seat + k) % size;
        }
        return seat + 1;
    }
}
