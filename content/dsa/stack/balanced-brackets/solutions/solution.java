import java.util.ArrayDeque;
import java.util.Deque;

final class BalancedBrackets {
    private BalancedBrackets() {}

    /**
     * Whether every bracket is closed by its own kind, in order. The stack holds the closing brackets that are due,
     * the next one on top.
     */
    public static boolean balanced(String s) {
        Deque<Character> due = new ArrayDeque<>();
        for (char c : s.toCharArray()) {
            switch (c) {
                case '(' -> due.push(')');
                case '[' -> due.push(']');
                case '{' -> due.push('}');
                case ')', ']', '}' -> {
                    if (due.isEmpty() || due.pop() != c) {
                        return false;
                    }
                }
                default -> { }
            }
        }
        return due.isEmpty();
    }
}
