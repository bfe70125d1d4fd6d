// Leaves out intervals that begin where they end; [3, 3] contains 3.
#include <algorithm>
#include <vector>

std::vector<std::vector<int>> merge(std::vector<std::vector<int>> v) {
    std::sort(v.begin(), v.end());
    std::vector<std::vector<int>> merged;
    for (const auto& next : v) {
        if (next[0] == next[1]) continue;
        if (!merged.empty() && next[0] <= merged.back()[1]) {
            merged.back()[1] = std::max(merged.back()[1], next[1]);
        } else {
            merged.push_back(next);
        }
    }
    return merged;
}
