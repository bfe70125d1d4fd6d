import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

class Main {
    public static void main(String[] args) {
        System.out.println(Arrays.toString(Blockers.blockers(new int[] {6, 2, 5, 5, 9})));
        System.out.println(Arrays.toString(Blockers.blockers(new int[] {5, 5})));
    }
}

final class Blockers {
    static int[] blockers(int[] h) {
        int[] out = new int[h.length];
        Deque<Integer> stack = new ArrayDeque<>(); // indices
        for (int i = 0; i < h.length; i++) {
            while (!stack.isEmpty() && h[stack.peek()] < h[i]) {
                stack.pop(); // hidden by house i
            }
            out[i] = stack.isEmpty() ? -1 : stack.peek();
            stack.push(i);
        }
        return out;
    }
}
