// std::next() walks from node to node: k steps for each add. Keep only the k largest, and the answer is at the end.
#include <iterator>
#include <set>
#include <vector>

std::vector<int> stream(int k, const std::vector<int>& a, const std::vector<int>& adds) {
    std::multiset<int> values(a.begin(), a.end());
    std::vector<int> result;
    for (const int value : adds) {
        values.insert(value);
        result.push_back(*std::next(values.rbegin(), k - 1));
    }
    return result;
}
