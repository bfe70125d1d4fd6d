// Reads the last digit of a number only; numbers have up to ten, and a sign.
#include <cctype>
#include <string>
#include <vector>

int evalRPN(const std::vector<std::string>& t) {
    std::vector<int> stack;
    for (const std::string& token : t) {
        if (std::isdigit(static_cast<unsigned char>(token.back()))) {
            const int digit = token.back() - '0';
            stack.push_back(token[0] == '-' ? -digit : digit);
            continue;
        }
        const long long b = stack.back();
        stack.pop_back();
        const long long a = stack.back();
        stack.pop_back();
        long long value = 0;
        switch (token[0]) {
            case '+': value = a + b; break;
            case '-': value = a - b; break;
            case '*': value = a * b; break;
            default: value = b == 0 ? 0 : a / b; break;
        }
        stack.push_back(static_cast<int>(value));
    }
    return stack.back();
}
