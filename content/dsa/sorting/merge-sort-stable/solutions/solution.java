final class MergeSortStable {
    private MergeSortStable() {}

    /** The tags in the order of their keys; tags with equal keys keep their order. */
    public static String[] sortTags(int[] keys, String[] tags) {
        int n = keys.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        mergeSort(keys, order, new int[n], 0, n);
        String[] sorted = new String[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = tags[order[i]];
        }
        return sorted;
    }

    /** Sorts the indices from {@code from} to before {@code to} by their keys; {@code spare} is overwritten there. */
    private static void mergeSort(int[] keys, int[] order, int[] spare, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        mergeSort(keys, order, spare, from, middle);
        mergeSort(keys, order, spare, middle, to);
        System.arraycopy(order, from, spare, from, to - from);
        int i = from;
        int j = middle;
        for (int at = from; at < to; at++) {
            // On a tie the left one goes first: it stood first.
            boolean takeLeft = j == to || (i < middle && keys[spare[i]] <= keys[spare[j]]);
            order[at] = takeLeft ? spare[i++] : spare[j++];
        }
    }
}
