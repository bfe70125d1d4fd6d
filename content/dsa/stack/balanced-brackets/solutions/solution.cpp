#include <string>

// Whether every bracket is closed by its own kind, in order. `due` is a stack of the closing brackets that must come,
// the next one at its end.
bool balanced(const std::string& s) {
    std::string due;
    for (const char c : s) {
        switch (c) {
            case '(': due.push_back(')'); break;
            case '[': due.push_back(']'); break;
            case '{': due.push_back('}'); break;
            case ')':
            case ']':
            case '}':
                if (due.empty() || due.back() != c) return false;
                due.pop_back();
                break;
            default: break;
        }
    }
    return due.empty();
}
