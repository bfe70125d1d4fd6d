// t - w wraps around to a huge unsigned number when the window begins before time 0, and everything leaves.
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

std::vector<int> recent(const std::vector<long long>& t, long long w) {
    std::deque<std::uint64_t> window;
    std::vector<int> counts;
    for (const long long time : t) {
        const auto now = static_cast<std::uint64_t>(time);
        while (!window.empty() && window.front() < now - static_cast<std::uint64_t>(w)) window.pop_front();
        window.push_back(now);
        counts.push_back(static_cast<int>(window.size()));
    }
    return counts;
}
