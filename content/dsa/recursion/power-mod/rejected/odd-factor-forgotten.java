// Halves the exponent and forgets the rest: for odd e one factor b is missing.
final class PowerMod {
    public static long powMod(long b, long e, long m) {
        if (e == 0) {
            return 1 % m;
        }
        if (e == 1) {
            return b % m;
        }
        long half = powMod(b, e / 2, m);
        return half * half % m;
    }
}
