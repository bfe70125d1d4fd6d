// Takes any two codes that are 32 apart for two cases of a letter; 0 and P are 32 apart as well, up to 9 and Y.
#include <cctype>
#include <cstdlib>
#include <string>

bool isPalindrome(const std::string& s) {
    int i = 0;
    int j = static_cast<int>(s.size()) - 1;
    while (i < j) {
        if (!std::isalnum(static_cast<unsigned char>(s[i]))) {
            ++i;
        } else if (!std::isalnum(static_cast<unsigned char>(s[j]))) {
            --j;
        } else if (s[i] != s[j] && std::abs(s[i] - s[j]) != 32) {
            return false;
        } else {
            ++i;
            --j;
        }
    }
    return true;
}
