// The formula with bits ends on peg 3 for odd n only; for even n pegs 2 and 3 change places.
final class HanoiMoves {
    public static int[][] moves(int n) {
        int[][] moves = new int[(1 << n) - 1][];
        for (int m = 1; m < 1 << n; m++) {
            int from = (m & (m - 1)) % 3;
            int to = ((m | (m - 1)) + 1) % 3;
            moves[m - 1] = new int[] {from + 1, to + 1};
        }
        return moves;
    }
}
