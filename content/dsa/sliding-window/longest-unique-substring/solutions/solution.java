final class LongestUniqueSubstring {
    private LongestUniqueSubstring() {}

    /**
     * The length of the longest substring of {@code s} without a repeated character. From left to right is the longest
     * such part that ends at right.
     */
    public static int longestUnique(String s) {
        // One more than the index where a character was last; 0 is for "not seen", which moves nothing.
        int[] behind = new int[128];
        int best = 0;
        int left = 0;
        for (int right = 0; right < s.length(); right++) {
            char c = s.charAt(right);
            left = Math.max(left, behind[c]);
            behind[c] = right + 1;
            best = Math.max(best, right + 1 - left);
        }
        return best;
    }
}
