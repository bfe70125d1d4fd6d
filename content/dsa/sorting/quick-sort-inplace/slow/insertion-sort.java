// Insertion sort: each value moves past all larger ones before it, n²/2 moves when the array is reversed.
final class QuickSortInplace {
    public static void sort(int[] a) {
        for (int i = 1; i < a.length; i++) {
            for (int j = i; j > 0 && a[j - 1] > a[j]; j--) {
                int held = a[j];
                a[j] = a[j - 1];
                a[j - 1] = held;
            }
        }
    }
}
