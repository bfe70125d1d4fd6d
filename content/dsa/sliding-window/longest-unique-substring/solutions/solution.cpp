#include <algorithm>
#include <array>
#include <string>

// The length of the longest substring of s without a repeated character. From left to right is the longest such part
// that ends at right.
int longestUnique(const std::string& s) {
    // One more than the index where a character was last; 0 is for "not seen", which moves nothing.
    std::array<int, 256> behind{};
    int best = 0;
    int left = 0;
    for (int right = 0; right < static_cast<int>(s.size()); ++right) {
        int& next = behind[static_cast<unsigned char>(s[right])];
        left = std::max(left, next);
        next = right + 1;
        best = std::max(best, right + 1 - left);
    }
    return best;
}
