// Each += copies the text that is there already: n²/2 characters when all of them count.
final class IsPalindromePhrase {
    public static boolean isPalindrome(String s) {
        String forward = "";
        String backward = "";
        for (char c : s.toLowerCase().toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                forward = forward + c;
                backward = c + backward;
            }
        }
        return forward.equals(backward);
    }
}
