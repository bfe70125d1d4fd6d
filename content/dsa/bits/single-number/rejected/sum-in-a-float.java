// Adds up in a float, which has 24 bits; from 16,777,217 on it skips integers, and the difference is off.
import java.util.HashSet;
import java.util.Set;

final class SingleNumber {
    public static int single(int[] a) {
        Set<Integer> seen = new HashSet<>();
        double twice = 0;
        float sum = 0;
        for (int value : a) {
            sum += value;
            if (seen.add(value)) {
                twice += 2.0 * value;
            }
        }
        return (int) (twice - sum);
    }
}
