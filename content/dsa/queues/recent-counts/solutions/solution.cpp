#include <cstddef>
#include <vector>

// For each request, how many came in the last w milliseconds up to it. The window is t[first..i].
std::vector<int> recent(const std::vector<long long>& t, long long w) {
    std::vector<int> counts;
    counts.reserve(t.size());
    std::size_t first = 0;
    for (std::size_t i = 0; i < t.size(); ++i) {
        while (t[first] < t[i] - w) ++first;
        counts.push_back(static_cast<int>(i - first + 1));
    }
    return counts;
}
