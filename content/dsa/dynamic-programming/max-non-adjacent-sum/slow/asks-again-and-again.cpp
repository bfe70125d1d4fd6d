// Asks for the best of the same shorter row again and again; the number of calls grows by a factor with each cell.
#include <algorithm>
#include <vector>

static long long upTo(const std::vector<int>& a, int first, int last) {
    if (last < first) return 0;
    return std::max(upTo(a, first, last - 1), a[last] + upTo(a, first, last - 2));
}

long long best(const std::vector<int>& a, bool circular) {
    const int n = static_cast<int>(a.size());
    if (circular && n > 1) return std::max(upTo(a, 1, n - 1), upTo(a, 0, n - 2));
    return upTo(a, 0, n - 1);
}
