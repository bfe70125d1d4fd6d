// With a space in front, split(" +") gives an empty first part; reversed and joined it is a space at the end.
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

final class ReverseWords {
    public static String reverseWords(String s) {
        List<String> words = Arrays.asList(s.split(" +"));
        Collections.reverse(words);
        return String.join(" ", words);
    }
}
