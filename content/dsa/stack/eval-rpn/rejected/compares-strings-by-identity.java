// crash: == asks for the same String object, not for the same text, so no operator is recognised; use equals().
import java.util.ArrayDeque;
import java.util.Deque;

final class EvalRpn {
    public static int evalRPN(String[] t) {
        Deque<Integer> stack = new ArrayDeque<>();
        for (String token : t) {
            if (token == "+") {
                stack.push(stack.pop() + stack.pop());
            } else if (token == "*") {
                stack.push(stack.pop() * stack.pop());
            } else if (token == "-") {
                stack.push(-stack.pop() + stack.pop());
            } else if (token == "/") {
                int b = stack.pop();
                stack.push(stack.pop() / b);
            } else {
                stack.push(Integer.parseInt(token));
            }
        }
        return stack.pop();
    }
}
