// Takes k values off a max-heap for each add and puts them back: k log n steps. Keep only the k largest, in a min-heap.
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

final class StreamKthLargest {
    public static int[] stream(int k, int[] a, int[] adds) {
        PriorityQueue<Integer> values = new PriorityQueue<>(Comparator.reverseOrder());
        for (int value : a) {
            values.add(value);
        }
        int[] result = new int[adds.length];
        for (int i = 0; i < adds.length; i++) {
            values.add(adds[i]);
            List<Integer> taken = new ArrayList<>();
            while (taken.size() < k) {
                taken.add(values.remove());
            }
            result[i] = taken.get(k - 1);
            values.addAll(taken);
        }
        return result;
    }
}
