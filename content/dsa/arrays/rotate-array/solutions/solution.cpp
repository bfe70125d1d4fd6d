#include <algorithm>
#include <cstddef>
#include <vector>

// Moves every value k cells to the right: all turned round, then each of the two blocks.
void rotate(std::vector<int>& a, int k) {
    if (a.empty()) return;
    const auto first = a.begin() + static_cast<std::ptrdiff_t>(k % a.size());
    std::reverse(a.begin(), a.end());
    std::reverse(a.begin(), first);
    std::reverse(first, a.end());
}
