// Changes its variables for the first inner call and does not change them back, so the move names the wrong pegs.
import java.util.ArrayList;
import java.util.List;

final class HanoiMoves {
    public static int[][] moves(int n) {
        List<int[]> moves = new ArrayList<>();
        carry(n, 1, 3, 2, moves);
        return moves.toArray(new int[0][]);
    }

    private static void carry(int n, int from, int to, int park, List<int[]> moves) {
        if (n == 0) {
            return;
        }
        int held = to;
        to = park;
        park = held;
        carry(n - 1, from, to, park, moves);
        moves.add(new int[] {from, to});
        carry(n - 1, park, to, from, moves);
    }
}
