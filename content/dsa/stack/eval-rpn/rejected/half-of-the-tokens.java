// crash: Has room for n/2 numbers; n tokens can hold one more, and all of them may wait at once.
final class EvalRpn {
    public static int evalRPN(String[] t) {
        int[] stack = new int[t.length / 2];
        int size = 0;
        for (String token : t) {
            switch (token) {
                case "+" -> stack[size - 2] += stack[--size];
                case "-" -> stack[size - 2] -= stack[--size];
                case "*" -> stack[size - 2] *= stack[--size];
                case "/" -> stack[size - 2] /= stack[--size];
                default -> stack[size++] = Integer.parseInt(token);
            }
        }
        return stack[0];
    }
}
