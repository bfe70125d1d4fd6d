// m different values fill m cells, so only MORE than m cells of value at most m prove a repeat there.
#include <algorithm>
#include <vector>

int findDuplicate(const std::vector<int>& a) {
    int low = 1;
    int high = static_cast<int>(a.size()) - 1;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        const auto count = std::count_if(a.begin(), a.end(), [middle](int value) { return value <= middle; });
        if (count >= middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}
