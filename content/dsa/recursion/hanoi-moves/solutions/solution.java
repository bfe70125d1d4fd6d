import java.util.ArrayList;
import java.util.List;

final class HanoiMoves {
    private HanoiMoves() {}

    /** The moves {from, to} that carry n disks from peg 1 to peg 3. */
    public static int[][] moves(int n) {
        List<int[]> moves = new ArrayList<>((1 << n) - 1);
        carry(n, 1, 3, 2, moves);
        return moves.toArray(new int[0][]);
    }

    // The n smallest disks; everything below them is larger and does not matter.
    private static void carry(int n, int from, int to, int park, List<int[]> moves) {
        if (n == 0) {
            return;
        }
        carry(n - 1, from, park, to, moves);
        moves.add(new int[] {from, to});
        carry(n - 1, park, to, from, moves);
    }
}
