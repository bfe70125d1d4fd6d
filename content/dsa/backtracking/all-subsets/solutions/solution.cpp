#include <algorithm>
#include <cstddef>
#include <vector>

namespace {

// Notes what is chosen so far, then tries each value from `from` on as the next choice; of equal ones the first.
void extend(const std::vector<int>& values, std::size_t from, std::vector<int>& chosen,
            std::vector<std::vector<int>>& found) {
    found.push_back(chosen);
    for (std::size_t i = from; i < values.size(); ++i) {
        if (i > from && values[i] == values[i - 1]) continue;
        chosen.push_back(values[i]);
        extend(values, i + 1, chosen, found);
        chosen.pop_back();
    }
}

}  // namespace

// All different subsets of the values in a. Sorted, equal values are neighbours.
std::vector<std::vector<int>> subsets(std::vector<int> a) {
    std::sort(a.begin(), a.end());
    std::vector<std::vector<int>> found;
    std::vector<int> chosen;
    extend(a, 0, chosen, found);
    return found;
}
