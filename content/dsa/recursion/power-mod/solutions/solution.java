final class PowerMod {
    private PowerMod() {}

    /**
     * b to the power e, modulo m. The half of e is asked for once; its square is the power, but for one factor where e is
     * odd. Products of two numbers below m fit a long.
     */
    public static long powMod(long b, long e, long m) {
        if (e == 0) {
            return 1 % m;
        }
        long half = powMod(b, e / 2, m);
        long power = half * half % m;
        return e % 2 == 0 ? power : power * (b % m) % m;
    }
}
