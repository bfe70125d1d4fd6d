// Reduces k by the number of people at the start; the circle gets smaller, and with it the number to reduce by.
final class JosephusSurvivor {
    public static int survivor(int n, int k) {
        int step = k % n;
        int seat = 0;
        for (int size = 2; size <= n; size++) {
            seat = (seat + step) % size;
        }
        return seat + 1;
    }
}
