// Adds each cell to the best that ends exactly two cells before; the chosen one before can be three away.
#include <algorithm>
#include <vector>

static long long inRow(const std::vector<int>& a, std::size_t from, std::size_t to) {
    std::vector<long long> ending(a.size() + 1, 0);
    long long best = 0;
    for (std::size_t i = from; i < to; ++i) {
        ending[i] = a[i] + (i >= from + 2 ? ending[i - 2] : 0);
        best = std::max(best, ending[i]);
    }
    return best;
}

long long best(const std::vector<int>& a, bool circular) {
    if (circular && a.size() > 1) return std::max(inRow(a, 1, a.size()), inRow(a, 0, a.size() - 1));
    return inRow(a, 0, a.size());
}
