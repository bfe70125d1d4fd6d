final class StairWays {
    private StairWays() {}

    /** The ways up n stairs in steps of one or two: those that end with a step of one, and those that end with a two. */
    public static long ways(int n) {
        long now = 1;
        long before = 0;
        for (int i = 0; i < n; i++) {
            long next = now + before;
            before = now;
            now = next;
        }
        return now;
    }
}
