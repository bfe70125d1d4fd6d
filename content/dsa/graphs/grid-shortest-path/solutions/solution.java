import java.util.Arrays;

final class GridShortestPath {
    private static final int[][] STEPS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private GridShortestPath() {}

    /**
     * Steps from the first cell to the last one, or -1. Cells are taken in the order of their distance, so the first way
     * to a cell is a shortest one.
     */
    public static int shortest(String[] g) {
        int rows = g.length;
        int columns = g[0].length();
        if (g[0].charAt(0) != '.') {
            return -1;
        }
        int[] distance = new int[rows * columns];
        Arrays.fill(distance, -1);
        distance[0] = 0;
        // Each cell goes on once, so an array with room for all of them is queue enough; it holds cell 0 from the start.
        int[] queue = new int[rows * columns];
        int tail = 1;
        for (int head = 0; head < tail; head++) {
            int cell = queue[head];
            for (int[] step : STEPS) {
                int r = cell / columns + step[0];
                int c = cell % columns + step[1];
                if (r < 0 || r >= rows || c < 0 || c >= columns || g[r].charAt(c) != '.') {
                    continue;
                }
                int next = r * columns + c;
                if (distance[next] == -1) {
                    distance[next] = distance[cell] + 1;
                    queue[tail++] = next;
                }
            }
        }
        return distance[rows * columns - 1];
    }
}
