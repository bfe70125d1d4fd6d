import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

class Main {
    public static void main(String[] args) {
        int[][] edges = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}};
        System.out.println("steps from 0: " + Arrays.toString(Steps.steps(6, edges, 0)));
        System.out.println("steps from 4: " + Arrays.toString(Steps.steps(6, edges, 4)));
    }
}

final class Steps {
    static int[] steps(int n, int[][] edges, int start) {
        List<List<Integer>> knows = new ArrayList<>();
        for (int v = 0; v < n; v++) knows.add(new ArrayList<>());
        for (int[] e : edges) {
            knows.get(e[0]).add(e[1]);
            knows.get(e[1]).add(e[0]);
        }
        int[] dist = new int[n];
        Arrays.fill(dist, -1); // not seen
        dist[start] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int u = queue.remove();
            for (int v : knows.get(u)) {
                if (dist[v] == -1) {
                    dist[v] = dist[u] + 1; // seen from now on
                    queue.add(v);
                }
            }
        }
        return dist;
    }
}
