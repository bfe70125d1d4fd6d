// Searches for the period of the powers in a list of all that came before: up to m²/2 comparisons. Halve the exponent.
#include <algorithm>
#include <vector>

long long powMod(long long b, long long e, long long m) {
    std::vector<long long> powers;
    long long power = 1 % m;
    while (true) {
        const auto known = std::find(powers.begin(), powers.end(), power);
        if (known != powers.end()) {
            const long long start = known - powers.begin();
            const long long period = static_cast<long long>(powers.size()) - start;
            return powers[e < start ? e : start + (e - start) % period];
        }
        powers.push_back(power);
        power = power * (b % m) % m;
    }
}
