// The smallest disk goes round by 1, 3, 2 for every n; with an even number of disks it must go by 1, 2, 3.
#include <utility>
#include <vector>

std::vector<std::vector<int>> moves(int n) {
    std::vector<std::vector<int>> pegs(3);
    for (int disk = n; disk > 0; --disk) pegs[0].push_back(disk);
    std::vector<std::vector<int>> made;
    const auto move = [&](int from, int to) {
        pegs[to].push_back(pegs[from].back());
        pegs[from].pop_back();
        made.push_back({from + 1, to + 1});
    };
    int smallest = 0;
    for (int m = 1; m < 1 << n; ++m) {
        if (m % 2 == 1) {
            const int next = (smallest + 2) % 3;
            move(smallest, next);
            smallest = next;
            continue;
        }
        int from = (smallest + 1) % 3;
        int to = (smallest + 2) % 3;
        if (pegs[from].empty() || (!pegs[to].empty() && pegs[to].back() < pegs[from].back())) std::swap(from, to);
        move(from, to);
    }
    return made;
}
