final class SingleNumber {
    private SingleNumber() {}

    /** The value that has no copy: equal values cancel out under exclusive or, whatever lies between them. */
    public static int single(int[] a) {
        int alone = 0;
        for (int value : a) {
            alone ^= value;
        }
        return alone;
    }
}
