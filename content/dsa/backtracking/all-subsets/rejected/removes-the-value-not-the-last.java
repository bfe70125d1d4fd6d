// Takes back the first value that equals the choice; it must be the last one, or the order of the choices is lost.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

final class AllSubsets {
    public static int[][] subsets(int[] a) {
        int[] values = a.clone();
        Arrays.sort(values);
        List<int[]> found = new ArrayList<>();
        extend(values, 0, new ArrayList<>(), found);
        return found.toArray(new int[0][]);
    }

    private static void extend(int[] values, int from, List<Integer> chosen, List<int[]> found) {
        found.add(chosen.stream().mapToInt(Integer::intValue).toArray());
        for (int i = from; i < values.length; i++) {
            chosen.add(values[i]);
            extend(values, i + 1, chosen, found);
            chosen.remove(Integer.valueOf(values[i]));
        }
    }
}
