#include <functional>
#include <numeric>
#include <vector>

// The value that has no copy: equal values cancel out under exclusive or, whatever lies between them.
int single(const std::vector<int>& a) {
    return std::accumulate(a.begin(), a.end(), 0, std::bit_xor<>());
}
