#include <cctype>
#include <string>

// Whether the letters and digits of s read the same in both directions, case ignored. What counts before `first` has
// matched what counts from `last` on. The functions of <cctype> want the value of an unsigned char.
bool isPalindrome(const std::string& s) {
    auto first = s.begin();
    auto last = s.end();
    while (first < last) {
        const auto a = static_cast<unsigned char>(*first);
        const auto b = static_cast<unsigned char>(*(last - 1));
        if (!std::isalnum(a)) {
            ++first;
        } else if (!std::isalnum(b)) {
            --last;
        } else if (std::tolower(a) != std::tolower(b)) {
            return false;
        } else {
            ++first;
            // A single character in the middle meets itself, and there is nothing left to pass.
            if (first < last) --last;
        }
    }
    return true;
}
