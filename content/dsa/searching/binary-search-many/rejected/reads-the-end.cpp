// crash: lower_bound gives the end for a value above all others, and *end() reads past the array; compare with end().
#include <algorithm>
#include <vector>

std::vector<int> findAll(const std::vector<int>& a, const std::vector<int>& q) {
    std::vector<int> found;
    for (const int x : q) {
        const auto at = std::lower_bound(a.begin(), a.end(), x);
        found.push_back(*at == x ? static_cast<int>(at - a.begin()) : -1);
    }
    return found;
}
