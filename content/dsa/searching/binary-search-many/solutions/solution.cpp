#include <algorithm>
#include <vector>

// For each query its index in the sorted array a, or -1. lower_bound gives the place where x is or would be; that place
// may be the end.
std::vector<int> findAll(const std::vector<int>& a, const std::vector<int>& q) {
    std::vector<int> found;
    found.reserve(q.size());
    for (const int x : q) {
        const auto at = std::lower_bound(a.begin(), a.end(), x);
        found.push_back(at != a.end() && *at == x ? static_cast<int>(at - a.begin()) : -1);
    }
    return found;
}
