#include <algorithm>
#include <vector>

// For each query the index of the first value in the sorted array a that is not below it, or a.size().
std::vector<int> lowerBound(const std::vector<int>& a, const std::vector<int>& q) {
    std::vector<int> found;
    found.reserve(q.size());
    for (const int x : q) {
        found.push_back(static_cast<int>(std::lower_bound(a.begin(), a.end(), x) - a.begin()));
    }
    return found;
}
