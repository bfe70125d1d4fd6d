// Searches from the left for the first cell that leads to the goal, for each jump again: n²/2 when the jumps are short.
final class MinJumps {
    public static int jumps(int[] a) {
        int count = 0;
        int goal = a.length - 1;
        while (goal > 0) {
            int from = 0;
            while (from < goal && a[from] < goal - from) {
                from++;
            }
            if (from == goal) {
                return -1;
            }
            goal = from;
            count++;
        }
        return count;
    }
}
