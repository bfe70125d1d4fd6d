#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <vector>

namespace {

using Place = std::vector<int>::iterator;

// Sorts [first, last). Values equal to the pivot are in their place after one pass, and the recursion takes the shorter
// side only, so that it is never deeper than log2 of the length.
void quickSort(Place first, Place last, std::minstd_rand& draws) {
    while (last - first > 1) {
        std::uniform_int_distribution<std::ptrdiff_t> index(0, last - first - 1);
        const int pivot = first[index(draws)];
        // Cells before less hold smaller values, those from more on larger ones, those from less to before i equal ones.
        Place less = first;
        Place more = last;
        for (Place i = first; i != more;) {
            if (*i < pivot) {
                std::iter_swap(i++, less++);
            } else if (*i > pivot) {
                // What comes from the end has not been looked at, so i stays.
                std::iter_swap(i, --more);
            } else {
                ++i;
            }
        }
        if (less - first < last - more) {
            quickSort(first, less, draws);
            first = more;
        } else {
            quickSort(more, last, draws);
            last = less;
        }
    }
}

}  // namespace

void sort(std::vector<int>& a) {
    std::minstd_rand draws(std::random_device{}());
    quickSort(a.begin(), a.end(), draws);
}
