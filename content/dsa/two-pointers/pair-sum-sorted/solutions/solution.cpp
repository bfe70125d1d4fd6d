#include <vector>

// Indices i < j with a[i] + a[j] == t in a sorted a, or none. If there is a pair, one lies between i and j: an end that
// moves has had its best partner. The sum of two ints needs 64 bits.
std::vector<int> pairSum(const std::vector<int>& a, long long t) {
    int i = 0;
    int j = static_cast<int>(a.size()) - 1;
    while (i < j) {
        const long long sum = static_cast<long long>(a[i]) + a[j];
        if (sum == t) return {i, j};
        if (sum < t) {
            ++i;
        } else {
            --j;
        }
    }
    return {};
}
