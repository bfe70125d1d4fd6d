// Walks over everybody who has left already, k times for each who leaves: n·k steps.
#include <cstddef>
#include <vector>

int survivor(int n, int k) {
    std::vector<bool> left(static_cast<std::size_t>(n), false);
    std::size_t at = left.size() - 1;
    for (int round = 1; round < n; ++round) {
        for (int counted = 0; counted < k; ++counted) {
            do {
                at = (at + 1) % left.size();
            } while (left[at]);
        }
        left[at] = true;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (!left[i]) return static_cast<int>(i) + 1;
    }
    return 0;
}
