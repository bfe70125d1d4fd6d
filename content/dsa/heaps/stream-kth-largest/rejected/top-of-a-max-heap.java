// The top of a max-heap is the largest value of all; keep the k largest in a min-heap.
import java.util.Comparator;
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
            result[i] = values.element();
        }
        return result;
    }
}
