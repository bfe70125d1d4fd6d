#include <algorithm>
#include <utility>
#include <vector>

namespace {

long long inRow(std::vector<int>::const_iterator first, std::vector<int>::const_iterator last) {
    // The best of all values so far, and of all but the last of these.
    long long best = 0;
    long long before = 0;
    for (; first != last; ++first) before = std::exchange(best, std::max(best, before + *first));
    return best;
}

}  // namespace

// The largest sum of values no two of which are neighbours. In a circle the first and the last value are neighbours, so
// one of them is left out; a single value has none.
long long best(const std::vector<int>& a, bool circular) {
    if (circular && a.size() > 1) return std::max(inRow(a.begin() + 1, a.end()), inRow(a.begin(), a.end() - 1));
    return inRow(a.begin(), a.end());
}
