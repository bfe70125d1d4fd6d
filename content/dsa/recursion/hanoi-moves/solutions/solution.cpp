#include <vector>

namespace {

using Moves = std::vector<std::vector<int>>;

// The n smallest disks; everything below them is larger and does not matter.
void carry(int n, int from, int to, int park, Moves& made) {
    if (n == 0) return;
    carry(n - 1, from, park, to, made);
    made.push_back({from, to});
    carry(n - 1, park, to, from, made);
}

}  // namespace

// The moves {from, to} that carry n disks from peg 1 to peg 3.
std::vector<std::vector<int>> moves(int n) {
    Moves made;
    made.reserve((1u << n) - 1);
    carry(n, 1, 3, 2, made);
    return made;
}
