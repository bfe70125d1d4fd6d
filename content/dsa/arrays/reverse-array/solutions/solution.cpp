#include <utility>
#include <vector>

// Turns a round in place. `first` and `last` enclose what is not yet in its final place.
void reverse(std::vector<int>& a) {
    auto first = a.begin();
    auto last = a.end();
    while (last - first > 1) {
        --last;
        std::swap(*first, *last);
        ++first;
    }
}
