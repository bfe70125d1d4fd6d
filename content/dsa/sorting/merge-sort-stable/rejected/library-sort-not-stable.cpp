// std::sort may change the order of equal keys, and does once there are more than a few; std::stable_sort keeps it.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

std::vector<std::string> sortTags(const std::vector<int>& keys, const std::vector<std::string>& tags) {
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return keys[i] < keys[j]; });
    std::vector<std::string> sorted;
    for (const std::size_t i : order) sorted.push_back(tags[i]);
    return sorted;
}
