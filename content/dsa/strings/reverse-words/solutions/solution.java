final class ReverseWords {
    private ReverseWords() {}

    /** The words of {@code s} in reverse order, one space between them; read from the end of the text to its start. */
    public static String reverseWords(String s) {
        StringBuilder result = new StringBuilder(s.length());
        int end = s.length();
        while (end > 0) {
            if (s.charAt(end - 1) == ' ') {
                end--;
                continue;
            }
            // -1, when there is no space before the word, gives its start at 0.
            int start = s.lastIndexOf(' ', end - 1) + 1;
            if (result.length() > 0) {
                result.append(' ');
            }
            result.append(s, start, end);
            end = start;
        }
        return result.toString();
    }
}
