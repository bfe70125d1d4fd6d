// Goes through all earlier indices of a value; with all values equal and k = 0 that is n²/2 steps.
#include <unordered_map>
#include <vector>

bool nearDuplicate(const std::vector<int>& a, int k) {
    std::unordered_map<int, std::vector<int>> indices;
    for (int j = 0; j < static_cast<int>(a.size()); ++j) {
        std::vector<int>& earlier = indices[a[j]];
        for (const int i : earlier) {
            if (j - i <= k) return true;
        }
        earlier.push_back(j);
    }
    return false;
}
