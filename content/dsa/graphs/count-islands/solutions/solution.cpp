#include <string>
#include <utility>
#include <vector>

// The number of groups of land cells that touch along a side. Each island is sunk as a whole when its first cell is met,
// with a stack of its own: one call a cell would be a million calls deep on a grid of land alone.
int islands(const std::vector<std::string>& g) {
    std::vector<std::string> cells = g;
    const int rows = static_cast<int>(cells.size());
    std::vector<std::pair<int, int>> stack;
    const auto visit = [&](int r, int c) {
        if (r < 0 || r >= rows || c < 0 || c >= static_cast<int>(cells[r].size()) || cells[r][c] != '#') return;
        cells[r][c] = '.';
        stack.emplace_back(r, c);
    };
    int count = 0;
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < static_cast<int>(cells[r].size()); ++c) {
            if (cells[r][c] != '#') continue;
            ++count;
            visit(r, c);
            while (!stack.empty()) {
                const auto [i, j] = stack.back();
                stack.pop_back();
                visit(i - 1, j);
                visit(i + 1, j);
                visit(i, j - 1);
                visit(i, j + 1);
            }
        }
    }
    return count;
}
