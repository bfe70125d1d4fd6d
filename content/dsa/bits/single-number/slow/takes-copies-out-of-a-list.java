// Looks for each value in a list of those without a copy so far, which gets n/2 long; a set finds it at once.
import java.util.ArrayList;
import java.util.List;

final class SingleNumber {
    public static int single(int[] a) {
        List<Integer> open = new ArrayList<>();
        for (int value : a) {
            if (!open.remove(Integer.valueOf(value))) {
                open.add(value);
            }
        }
        return open.get(0);
    }
}
