import java.util.function.IntPredicate;

class Main {
    public static void main(String[] args) {
        int first = Border.firstYes(10, build -> {
            System.out.println("tested: " + build);
            return build >= 6;
        });
        System.out.println("first bad build: " + first);
    }
}

final class Border {
    /** The first of 0 … n-1 with a yes, or n if there is none. */
    static int firstYes(int n, IntPredicate yes) {
        int lo = 0, hi = n;
        while (lo < hi) {
            int mid = lo + (hi - lo) / 2;
            if (yes.test(mid)) hi = mid;
            else lo = mid + 1;
        }
        return lo;
    }
}
