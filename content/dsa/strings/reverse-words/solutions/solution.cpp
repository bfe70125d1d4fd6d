#include <cstddef>
#include <string>

// The words of s in reverse order, one space between them; read from the end of the text to its start.
std::string reverseWords(const std::string& s) {
    std::string result;
    result.reserve(s.size());
    std::size_t end = s.size();
    while (end > 0) {
        if (s[end - 1] == ' ') {
            --end;
            continue;
        }
        std::size_t start = end - 1;
        while (start > 0 && s[start - 1] != ' ') --start;
        if (!result.empty()) result.push_back(' ');
        result.append(s, start, end - start);
        end = start;
    }
    return result;
}
