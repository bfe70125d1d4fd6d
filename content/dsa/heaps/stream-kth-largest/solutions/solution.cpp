#include <cstddef>
#include <functional>
#include <queue>
#include <vector>

// The k-th largest value of the collection after each add. The heap holds the k largest; the smallest of them is the
// answer, and the next to leave.
std::vector<int> stream(int k, const std::vector<int>& a, const std::vector<int>& adds) {
    std::priority_queue<int, std::vector<int>, std::greater<>> largest;
    const auto add = [&](int value) {
        largest.push(value);
        if (largest.size() > static_cast<std::size_t>(k)) largest.pop();
    };
    for (const int value : a) add(value);
    std::vector<int> result;
    result.reserve(adds.size());
    for (const int value : adds) {
        add(value);
        result.push_back(largest.top());
    }
    return result;
}
