// Takes mod m once, at the end; by then the product has left 64 bits many times. Take it after every multiplication.
pub fn pow_mod(b: i64, mut e: i64, m: i64) -> i64 {
    let mut base = b % m;
    let mut power: i64 = 1;
    while e > 0 {
        if e & 1 == 1 {
            power = power.wrapping_mul(base);
        }
        base = base.wrapping_mul(base);
        e >>= 1;
    }
    power.rem_euclid(m)
}
