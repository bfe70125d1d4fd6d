// Counts by the low 16 bits of a value; values that share them are counted as one.
final class SingleNumber {
    public static int single(int[] a) {
        int[] count = new int[1 << 16];
        for (int value : a) {
            count[value & 0xffff]++;
        }
        for (int value : a) {
            if (count[value & 0xffff] == 1) {
                return value;
            }
        }
        return a[0];
    }
}
