// crash: c - 'a' is an index of a 26-letter table only for a to z; the text holds any printable character.
final class LongestUniqueSubstring {
    public static int longestUnique(String s) {
        int[] behind = new int[26];
        int best = 0;
        int left = 0;
        for (int right = 0; right < s.length(); right++) {
            int c = s.charAt(right) - 'a';
            left = Math.max(left, behind[c]);
            behind[c] = right + 1;
            best = Math.max(best, right + 1 - left);
        }
        return best;
    }
}
