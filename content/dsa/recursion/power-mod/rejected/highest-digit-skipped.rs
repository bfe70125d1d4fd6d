// Stops at e = 1 and never multiplies the highest power in; the loop must run while e > 0.
pub fn pow_mod(b: i64, mut e: i64, m: i64) -> i64 {
    let mut base = b % m;
    let mut power = 1 % m;
    while e > 1 {
        if e & 1 == 1 {
            power = power * base % m;
        }
        base = base * base % m;
        e >>= 1;
    }
    power
}
