// crash: With the last value as the pivot all of the range can land on the left, and the same range is sorted again.
#include <utility>
#include <vector>

static void quickSort(std::vector<int>& a, int low, int high) {
    if (low >= high) return;
    const int pivot = a[high];
    int i = low - 1;
    int j = high + 1;
    while (true) {
        do ++i; while (a[i] < pivot);
        do --j; while (a[j] > pivot);
        if (i >= j) break;
        std::swap(a[i], a[j]);
    }
    std::vector<int> path{low, j, high};
    quickSort(a, path[0], path[1]);
    quickSort(a, path[1] + 1, path[2]);
}

void sort(std::vector<int>& a) {
    quickSort(a, 0, static_cast<int>(a.size()) - 1);
}
