import java.util.ArrayDeque;
import java.util.Deque;

final class EvalRpn {
    private EvalRpn() {}

    /**
     * The value of a postfix expression. The stack holds the values of the finished parts; an operator takes the last
     * two, the right operand first.
     */
    public static int evalRPN(String[] t) {
        Deque<Integer> stack = new ArrayDeque<>();
        for (String token : t) {
            switch (token) {
                case "+", "-", "*", "/" -> {
                    int b = stack.pop();
                    int a = stack.pop();
                    stack.push(apply(token, a, b));
                }
                default -> stack.push(Integer.parseInt(token));
            }
        }
        return stack.pop();
    }

    private static int apply(String operator, int a, int b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> a / b;
        };
    }
}
