// Compares by subtracting; 2,147,483,647 less a negative number wraps around and looks negative.
final class QuickSortInplace {
    public static void sort(int[] a) {
        sort(a, 0, a.length - 1);
    }

    private static void sort(int[] a, int low, int high) {
        if (low >= high) {
            return;
        }
        int pivot = a[(low + high) >>> 1];
        int less = low;
        int more = high;
        for (int i = low; i <= more; ) {
            int order = a[i] - pivot;
            int held = a[i];
            if (order < 0) {
                a[i++] = a[less];
                a[less++] = held;
            } else if (order > 0) {
                a[i] = a[more];
                a[more--] = held;
            } else {
                i++;
            }
        }
        sort(a, low, less - 1);
        sort(a, more + 1, high);
    }
}
