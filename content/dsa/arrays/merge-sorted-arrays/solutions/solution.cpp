#include <vector>

// All values of two sorted vectors in order. After each turn out holds the smallest ones, up to i and j.
std::vector<int> merge(const std::vector<int>& a, const std::vector<int>& b) {
    std::vector<int> out;
    out.reserve(a.size() + b.size());
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() && j != b.end()) {
        out.push_back(*i <= *j ? *i++ : *j++);
    }
    out.insert(out.end(), i, a.end());
    out.insert(out.end(), j, b.end());
    return out;
}
