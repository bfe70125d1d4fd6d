final class CountIslands {
    private static final int[][] STEPS = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};

    private CountIslands() {}

    /** Counts the groups of land cells that touch along a side. */
    public static int islands(String[] g) {
        if (g.length == 0) {
            return 0;
        }
        char[][] cells = new char[g.length][];
        for (int r = 0; r < g.length; r++) {
            cells[r] = g[r].toCharArray();
        }
        // Room for every cell: each goes on once, since it is sunk at that moment.
        int[] stack = new int[g.length * cells[0].length];
        int count = 0;
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                if (cells[r][c] == '#') {
                    count++;
                    sink(cells, r, c, stack);
                }
            }
        }
        return count;
    }

    /** Turns an island to water, with a stack of its own: one call a cell would be a million calls deep. */
    private static void sink(char[][] cells, int row, int column, int[] stack) {
        int columns = cells[0].length;
        int top = 0;
        cells[row][column] = '.';
        stack[top++] = row * columns + column;
        while (top > 0) {
            int cell = stack[--top];
            for (int[] step : STEPS) {
                int r = cell / columns + step[0];
                int c = cell % columns + step[1];
                if (r >= 0 && r < cells.length && c >= 0 && c < columns && cells[r][c] == '#') {
                    cells[r][c] = '.';
                    stack[top++] = r * columns + c;
                }
            }
        }
    }
}
