#include <numeric>
#include <vector>

// The number of 1..n that a lacks: the complete sum less the sum of a. The start value 0LL makes the sum 64 bits wide.
int missing(const std::vector<int>& a) {
    const long long n = static_cast<long long>(a.size()) + 1;
    return static_cast<int>(n * (n + 1) / 2 - std::accumulate(a.begin(), a.end(), 0LL));
}
