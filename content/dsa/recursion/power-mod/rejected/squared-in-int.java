// Squares in 32 bits: a number below m fits an int, its square does not. Keep long.
final class PowerMod {
    public static long powMod(long b, long e, long m) {
        if (e == 0) {
            return 1 % m;
        }
        int half = (int) powMod(b, e / 2, m);
        long power = half * half % m;
        return e % 2 == 0 ? power : power * (b % m) % m;
    }
}
