#include <string>
#include <vector>

// The value of a postfix expression. The stack holds the values of the finished parts; an operator takes the last two.
int evalRPN(const std::vector<std::string>& t) {
    std::vector<int> stack;
    for (const std::string& token : t) {
        // A minus sign alone is an operator; with digits behind it, it belongs to a number.
        if (token.size() > 1 || (token[0] >= '0' && token[0] <= '9')) {
            stack.push_back(std::stoi(token));
            continue;
        }
        const int b = stack.back();
        stack.pop_back();
        int& a = stack.back();
        switch (token[0]) {
            case '+': a += b; break;
            case '-': a -= b; break;
            case '*': a *= b; break;
            default: a /= b; break;
        }
    }
    return stack.back();
}
