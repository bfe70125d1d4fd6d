// std::set_union keeps a value that is in both only once; std::merge keeps all copies.
#include <algorithm>
#include <iterator>
#include <vector>

std::vector<int> merge(const std::vector<int>& a, const std::vector<int>& b) {
    std::vector<int> out;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
    return out;
}
