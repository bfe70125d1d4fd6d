// Stops in front of the last number, which has all digits 1: the subset of all cells is missing.
#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

std::vector<std::vector<int>> subsets(std::vector<int> a) {
    std::sort(a.begin(), a.end());
    std::set<std::vector<int>> found;
    for (unsigned mask = 0; mask < (1u << a.size()) - 1; ++mask) {
        std::vector<int> subset;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (mask >> i & 1u) subset.push_back(a[i]);
        }
        found.insert(subset);
    }
    return {found.begin(), found.end()};
}
