// std::pow() gives 53 bits of the power, and the rest of a division needs all of them.
#include <cmath>

long long powMod(long long b, long long e, long long m) {
    const long double power = std::pow(static_cast<long double>(b), static_cast<long double>(e));
    return static_cast<long long>(std::fmod(power, static_cast<long double>(m)));
}
