import java.util.concurrent.ThreadLocalRandom;

final class QuickSortInplace {
    private QuickSortInplace() {}

    /**
     * Sorts in place. Values equal to the pivot are in their place after one pass, and the recursion takes the shorter
     * side only, so that it is never deeper than log2 of the length.
     */
    public static void sort(int[] a) {
        sort(a, 0, a.length - 1);
    }

    private static void sort(int[] a, int low, int high) {
        while (low < high) {
            int pivot = a[ThreadLocalRandom.current().nextInt(low, high + 1)];
            // Cells before less hold smaller values, those behind more larger ones, those from less to before i equal ones.
            int less = low;
            int more = high;
            for (int i = low; i <= more; ) {
                if (a[i] < pivot) {
                    swap(a, i++, less++);
                } else if (a[i] > pivot) {
                    // What comes from the end has not been looked at, so i stays.
                    swap(a, i, more--);
                } else {
                    i++;
                }
            }
            if (less - low < high - more) {
                sort(a, low, less - 1);
                low = more + 1;
            } else {
                sort(a, more + 1, high);
                high = less - 1;
            }
        }
    }

    private static void swap(int[] a, int i, int j) {
        int held = a[i];
        a[i] = a[j];
        a[j] = held;
    }
}
