// b to the power e, modulo m. base goes through b, b², b⁴, b⁸ and so on, and the binary digits of e say which of them are
// factors. Products of two numbers below m fit 64 bits.
long long powMod(long long b, long long e, long long m) {
    long long power = 1 % m;
    for (long long base = b % m; e > 0; e /= 2) {
        if (e % 2 == 1) power = power * base % m;
        base = base * base % m;
    }
    return power;
}
