// Takes the vector by value, so it is a copy that is reversed; take it by reference.
#include <algorithm>
#include <vector>

void reverse(std::vector<int> a) {
    std::reverse(a.begin(), a.end());
}
