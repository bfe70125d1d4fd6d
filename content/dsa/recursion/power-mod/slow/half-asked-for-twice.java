// Asks for the half twice: each call makes two, so there are as many calls as multiplications before. Keep the answer.
final class PowerMod {
    public static long powMod(long b, long e, long m) {
        if (e == 0) {
            return 1 % m;
        }
        long power = powMod(b, e / 2, m) * powMod(b, e / 2, m) % m;
        return e % 2 == 0 ? power : power * (b % m) % m;
    }
}
