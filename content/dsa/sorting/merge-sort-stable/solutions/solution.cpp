#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <string>
#include <vector>

namespace {

using Order = std::vector<std::size_t>;

// Sorts the indices in [first, last) by their keys; spare has room for as many and is overwritten.
void mergeSort(const std::vector<int>& keys, Order::iterator first, Order::iterator last, Order::iterator spare) {
    const auto length = std::distance(first, last);
    if (length < 2) return;
    const auto middle = std::next(first, length / 2);
    mergeSort(keys, first, middle, spare);
    mergeSort(keys, middle, last, spare);
    auto left = first;
    auto right = middle;
    auto out = spare;
    while (left != middle && right != last) {
        // On a tie the left one goes first: it stood first.
        *out++ = keys[*left] <= keys[*right] ? *left++ : *right++;
    }
    out = std::copy(left, middle, out);
    out = std::copy(right, last, out);
    std::copy(spare, out, first);
}

}  // namespace

// The tags in the order of their keys; tags with equal keys keep their order.
std::vector<std::string> sortTags(const std::vector<int>& keys, const std::vector<std::string>& tags) {
    Order order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    Order spare(order.size());
    mergeSort(keys, order.begin(), order.end(), spare.begin());
    std::vector<std::string> sorted;
    sorted.reserve(order.size());
    for (const std::size_t i : order) sorted.push_back(tags[i]);
    return sorted;
}
