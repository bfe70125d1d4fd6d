import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

class Main {
    public static void main(String[] args) {
        for (int slice : new int[] {1, 3, 5}) {
            int[] end = Turns.endTimes(new int[] {5, 2, 4}, slice);
            System.out.println("turns of " + slice + " end at " + Arrays.toString(end));
        }
    }
}

final class Turns {
    static int[] endTimes(int[] need, int slice) {
        int[] left = need.clone(), end = new int[need.length];
        Deque<Integer> queue = new ArrayDeque<>(); // indices of jobs
        for (int job = 0; job < need.length; job++) queue.add(job);
        int now = 0;
        while (!queue.isEmpty()) {
            int job = queue.remove();
            int turn = Math.min(slice, left[job]);
            now += turn;
            left[job] -= turn;
            if (left[job] > 0) queue.add(job);
            else end[job] = now;
        }
        return end;
    }
}
