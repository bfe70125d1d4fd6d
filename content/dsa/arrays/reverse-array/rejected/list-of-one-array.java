// Arrays.asList(int[]) is a list of one item, the whole array; reversing that list changes nothing.
import java.util.Arrays;
import java.util.Collections;

final class ReverseArray {
    public static void reverse(int[] a) {
        Collections.reverse(Arrays.asList(a));
    }
}
