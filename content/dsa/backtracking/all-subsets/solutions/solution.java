import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

final class AllSubsets {
    private AllSubsets() {}

    /**
     * All different subsets of the values in a. In the sorted values equal ones are neighbours, and of those only the first
     * one that a level may choose is tried.
     */
    public static int[][] subsets(int[] a) {
        int[] values = a.clone();
        Arrays.sort(values);
        List<int[]> found = new ArrayList<>();
        extend(values, 0, new int[values.length], 0, found);
        return found.toArray(new int[0][]);
    }

    private static void extend(int[] values, int from, int[] chosen, int size, List<int[]> found) {
        found.add(Arrays.copyOf(chosen, size));
        for (int i = from; i < values.length; i++) {
            if (i > from && values[i] == values[i - 1]) {
                continue;
            }
            // The next choice at this place overwrites it.
            chosen[size] = values[i];
            extend(values, i + 1, chosen, size + 1, found);
        }
    }
}
