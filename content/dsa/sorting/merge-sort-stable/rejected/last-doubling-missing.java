// Merges runs of 1, 2, 4, ... up to n / 2, which is one doubling short unless n is a power of two.
final class MergeSortStable {
    public static String[] sortTags(int[] keys, String[] tags) {
        int n = keys.length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        int[] spare = new int[n];
        for (int run = 1; run <= n / 2; run *= 2) {
            for (int from = 0; from < n; from += 2 * run) {
                int middle = Math.min(from + run, n);
                int to = Math.min(from + 2 * run, n);
                int i = from;
                int j = middle;
                for (int at = from; at < to; at++) {
                    boolean left = j == to || (i < middle && keys[order[i]] <= keys[order[j]]);
                    spare[at] = left ? order[i++] : order[j++];
                }
            }
            System.arraycopy(spare, 0, order, 0, n);
        }
        String[] sorted = new String[n];
        for (int i = 0; i < n; i++) {
            sorted[i] = tags[order[i]];
        }
        return sorted;
    }
}
