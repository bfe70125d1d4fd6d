#include <algorithm>
#include <vector>

// The smallest number of jumps from the first cell to the last one, or -1. What can be reached with so many jumps is
// always the first cells up to an index, so the farthest of them is all there is to keep.
int jumps(const std::vector<int>& a) {
    const int last = static_cast<int>(a.size()) - 1;
    int count = 0;
    int end = 0;
    int farthest = 0;
    // The last cell needs no jump of its own.
    for (int i = 0; i < last; ++i) {
        // Cut at the last cell before the sum is made: i + a[i] need not fit an int.
        farthest = std::max(farthest, i + std::min(a[i], last - i));
        if (i < end) continue;
        if (farthest == i) return -1;
        ++count;
        end = farthest;
    }
    return count;
}
