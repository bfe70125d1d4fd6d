// Floods the whole island again from each of its cells, and counts those that meet no earlier cell.
import java.util.ArrayDeque;
import java.util.Deque;

final class CountIslands {
    public static int islands(String[] g) {
        int count = 0;
        for (int start = 0; start < cells(g); start++) {
            if (isLand(g, start) && isFirst(g, start)) {
                count++;
            }
        }
        return count;
    }

    private static int cells(String[] g) {
        return g.length == 0 ? 0 : g.length * g[0].length();
    }

    private static boolean isLand(String[] g, int cell) {
        return g[cell / g[0].length()].charAt(cell % g[0].length()) == '#';
    }

    private static boolean isFirst(String[] g, int start) {
        int columns = g[0].length();
        boolean[] seen = new boolean[cells(g)];
        Deque<Integer> stack = new ArrayDeque<>();
        seen[start] = true;
        stack.push(start);
        boolean first = true;
        while (!stack.isEmpty()) {
            int cell = stack.pop();
            first &= cell >= start;
            int column = cell % columns;
            int[] near = {
                cell - columns,
                cell + columns,
                column > 0 ? cell - 1 : -1,
                column < columns - 1 ? cell + 1 : -1,
            };
            for (int next : near) {
                if (next >= 0 && next < seen.length && !seen[next] && isLand(g, next)) {
                    seen[next] = true;
                    stack.push(next);
                }
            }
        }
        return first;
    }
}
