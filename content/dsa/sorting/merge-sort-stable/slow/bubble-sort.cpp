// Bubble sort: stable, but every pass goes over all that is not yet in place, n²/2 comparisons.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

std::vector<std::string> sortTags(const std::vector<int>& keys, const std::vector<std::string>& tags) {
    std::vector<int> by = keys;
    std::vector<std::string> sorted = tags;
    for (std::size_t end = by.size(); end > 1; --end) {
        for (std::size_t i = 1; i < end; ++i) {
            if (by[i - 1] <= by[i]) continue;
            std::swap(by[i - 1], by[i]);
            std::swap(sorted[i - 1], sorted[i]);
        }
    }
    return sorted;
}
