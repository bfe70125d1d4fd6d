// The pivot is random, but all values equal to it go to one side: n²/2 steps when all are equal.
#include <cstddef>
#include <random>
#include <utility>
#include <vector>

static void quickSort(std::vector<int>& a, std::size_t from, std::size_t to, std::minstd_rand& draws) {
    while (to - from > 1) {
        std::swap(a[from + draws() % (to - from)], a[to - 1]);
        const int pivot = a[to - 1];
        std::size_t less = from;
        for (std::size_t i = from; i + 1 < to; ++i) {
            if (a[i] <= pivot) std::swap(a[i], a[less++]);
        }
        std::swap(a[less], a[to - 1]);
        if (less - from < to - less - 1) {
            quickSort(a, from, less, draws);
            from = less + 1;
        } else {
            quickSort(a, less + 1, to, draws);
            to = less;
        }
    }
}

void sort(std::vector<int>& a) {
    std::minstd_rand draws(42);
    quickSort(a, 0, a.size(), draws);
}
