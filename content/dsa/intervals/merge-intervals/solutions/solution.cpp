#include <algorithm>
#include <vector>

// Joins all intervals that share a point; the result is ascending. Sorted by their left ends, only the last result can be
// joined to the next interval.
std::vector<std::vector<int>> merge(const std::vector<std::vector<int>>& v) {
    std::vector<std::vector<int>> sorted = v;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::vector<int>> merged;
    for (const auto& next : sorted) {
        if (!merged.empty() && next[0] <= merged.back()[1]) {
            merged.back()[1] = std::max(merged.back()[1], next[1]);
        } else {
            merged.push_back(next);
        }
    }
    return merged;
}
