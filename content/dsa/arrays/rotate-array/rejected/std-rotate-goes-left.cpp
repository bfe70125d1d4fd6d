// std::rotate makes its middle argument the new first cell: begin + k rotates left, end - k rotates right.
#include <algorithm>
#include <vector>

void rotate(std::vector<int>& a, int k) {
    if (a.empty()) return;
    std::rotate(a.begin(), a.begin() + k % static_cast<int>(a.size()), a.end());
}
