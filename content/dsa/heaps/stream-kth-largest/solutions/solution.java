import java.util.PriorityQueue;

final class StreamKthLargest {
    private StreamKthLargest() {}

    /**
     * The k-th largest value of the collection after each add. The heap holds the k largest; the smallest of them is the
     * answer, and the next to leave.
     */
    public static int[] stream(int k, int[] a, int[] adds) {
        PriorityQueue<Integer> largest = new PriorityQueue<>(k + 1);
        for (int value : a) {
            add(largest, value, k);
        }
        int[] result = new int[adds.length];
        for (int i = 0; i < adds.length; i++) {
            add(largest, adds[i], k);
            result[i] = largest.element();
        }
        return result;
    }

    private static void add(PriorityQueue<Integer> largest, int value, int k) {
        largest.add(value);
        if (largest.size() > k) {
            largest.remove();
        }
    }
}
