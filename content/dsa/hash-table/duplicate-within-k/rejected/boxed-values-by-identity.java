// == compares Integer objects, which are the same only for values from −128 to 127; use equals().
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

final class DuplicateWithinK {
    public static boolean nearDuplicate(int[] a, int k) {
        List<Integer> values = new ArrayList<>();
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            values.add(a[i]);
            indices.add(i);
        }
        indices.sort(Comparator.comparing(values::get));
        for (int at = 1; at < a.length; at++) {
            int i = indices.get(at - 1);
            int j = indices.get(at);
            if (values.get(i) == values.get(j) && j - i <= k) {
                return true;
            }
        }
        return false;
    }
}
