#include <queue>
#include <string>
#include <utility>
#include <vector>

// Steps from the first cell to the last one, or -1. Cells are taken in the order of their distance, so the first way to a
// cell is a shortest one.
int shortest(const std::vector<std::string>& g) {
    const int rows = static_cast<int>(g.size());
    const int columns = static_cast<int>(g[0].size());
    if (g[0][0] != '.') return -1;
    std::vector<std::vector<int>> steps(rows, std::vector<int>(columns, -1));
    std::queue<std::pair<int, int>> queue;
    steps[0][0] = 0;
    queue.emplace(0, 0);
    while (!queue.empty()) {
        const auto [r, c] = queue.front();
        queue.pop();
        for (const auto [i, j] : {std::pair{r - 1, c}, {r + 1, c}, {r, c - 1}, {r, c + 1}}) {
            if (i < 0 || i >= rows || j < 0 || j >= columns || g[i][j] != '.' || steps[i][j] != -1) continue;
            steps[i][j] = steps[r][c] + 1;
            queue.emplace(i, j);
        }
    }
    return steps[rows - 1][columns - 1];
}
