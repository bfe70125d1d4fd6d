// Takes the top off at any closing bracket without comparing the kinds, so (] passes.
import java.util.ArrayDeque;
import java.util.Deque;

final class BalancedBrackets {
    public static boolean balanced(String s) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : s.toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (")]}".indexOf(c) >= 0 && open.poll() == null) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
