// Finds who leaves at once, but each removal from the list moves a quarter of n on average.
import java.util.ArrayList;
import java.util.List;

final class JosephusSurvivor {
    public static int survivor(int n, int k) {
        List<Integer> circle = new ArrayList<>(n);
        for (int person = 1; person <= n; person++) {
            circle.add(person);
        }
        int at = 0;
        while (circle.size() > 1) {
            at = (at + k - 1) % circle.size();
            circle.remove(at);
        }
        return circle.get(0);
    }
}
