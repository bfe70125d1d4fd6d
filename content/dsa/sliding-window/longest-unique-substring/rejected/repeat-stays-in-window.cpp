// Puts the left end on the earlier place, not behind it, so the window holds the character twice.
#include <algorithm>
#include <string>
#include <vector>

int longestUnique(const std::string& s) {
    std::vector<int> last(128, 0);
    int best = 0;
    int left = 0;
    for (int right = 0; right < static_cast<int>(s.size()); ++right) {
        left = std::max(left, last[s[right]]);
        last[s[right]] = right;
        best = std::max(best, right - left + 1);
    }
    return best;
}
