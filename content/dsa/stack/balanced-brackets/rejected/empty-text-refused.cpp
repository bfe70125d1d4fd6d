// Refuses the empty text; nothing is open in it, so it is balanced.
#include <string>

bool balanced(const std::string& s) {
    if (s.empty()) return false;
    std::string due;
    for (const char c : s) {
        if (c == '(') due.push_back(')');
        else if (c == '[') due.push_back(']');
        else if (c == '{') due.push_back('}');
        else if (c == ')' || c == ']' || c == '}') {
            if (due.empty() || due.back() != c) return false;
            due.pop_back();
        }
    }
    return due.empty();
}
