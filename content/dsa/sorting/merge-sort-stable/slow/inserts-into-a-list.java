// Finds the place by walking from the end and inserts there: n²/2 steps when the keys are reversed.
import java.util.ArrayList;
import java.util.List;

final class MergeSortStable {
    public static String[] sortTags(int[] keys, String[] tags) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < keys.length; i++) {
            int at = order.size();
            while (at > 0 && keys[order.get(at - 1)] > keys[i]) {
                at--;
            }
            order.add(at, i);
        }
        return order.stream().map(i -> tags[i]).toArray(String[]::new);
    }
}
