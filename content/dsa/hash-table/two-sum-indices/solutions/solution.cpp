#include <unordered_map>
#include <vector>

// Indices i < j with a[i] + a[j] == t, or none. The needed value is looked up before a[j] is entered, so that no cell
// pairs with itself. Keys are 64 bits wide: t - a[j] need not fit an int.
std::vector<int> twoSum(const std::vector<int>& a, long long t) {
    std::unordered_map<long long, int> indexOf;
    indexOf.reserve(a.size());
    for (int j = 0; j < static_cast<int>(a.size()); ++j) {
        const auto found = indexOf.find(t - a[j]);
        if (found != indexOf.end()) return {found->second, j};
        indexOf[a[j]] = j;
    }
    return {};
}
