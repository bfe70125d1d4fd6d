// find() takes an int key, so t - a[j] is cut to 32 bits without a warning; make the keys long long.
#include <unordered_map>
#include <vector>

std::vector<int> twoSum(const std::vector<int>& a, long long t) {
    std::unordered_map<int, int> indexOf;
    for (int j = 0; j < static_cast<int>(a.size()); ++j) {
        const auto found = indexOf.find(t - a[j]);
        if (found != indexOf.end()) return {found->second, j};
        indexOf[a[j]] = j;
    }
    return {};
}
