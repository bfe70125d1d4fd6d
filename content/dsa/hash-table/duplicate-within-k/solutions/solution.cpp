#include <unordered_map>
#include <vector>

// Whether two cells at most k apart hold the same value. The latest index of a value is the nearest one, so no other is
// kept. try_emplace leaves an entry that is there already as it was.
bool nearDuplicate(const std::vector<int>& a, int k) {
    std::unordered_map<int, int> latest;
    latest.reserve(a.size());
    for (int j = 0; j < static_cast<int>(a.size()); ++j) {
        const auto [entry, isNew] = latest.try_emplace(a[j], j);
        if (isNew) continue;
        if (j - entry->second <= k) return true;
        entry->second = j;
    }
    return false;
}
