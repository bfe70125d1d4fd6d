import java.util.Arrays;

class Main {
    public static void main(String[] args) {
        int[] a = {3, 1, 3, 4, 3};
        int w = Without.without(a, 3);
        System.out.println("kept " + w + " -> " + Arrays.toString(Arrays.copyOf(a, w)) + " all cells: " + Arrays.toString(a));
    }
}

final class Without {
    static int without(int[] a, int x) {
        int w = 0;
        for (int r = 0; r < a.length; r++) {
            if (a[r] != x) a[w++] = a[r];
        }
        return w;
    }
}
