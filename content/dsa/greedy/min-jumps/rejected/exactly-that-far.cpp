// Jumps exactly a[i] cells or one; any number of cells up to a[i] is allowed.
#include <algorithm>
#include <vector>

int jumps(const std::vector<int>& a) {
    const int n = static_cast<int>(a.size());
    const int far = 1'000'000'000;
    std::vector<int> least(n, far);
    least[0] = 0;
    for (int i = 0; i < n - 1; ++i) {
        if (a[i] == 0) continue;
        const int end = i + std::min(a[i], n - 1 - i);
        least[i + 1] = std::min(least[i + 1], least[i] + 1);
        least[end] = std::min(least[end], least[i] + 1);
    }
    return least[n - 1] >= far ? -1 : least[n - 1];
}
