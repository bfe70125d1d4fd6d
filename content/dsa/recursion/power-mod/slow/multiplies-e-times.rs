// Multiplies e times: with e = 10¹⁵ that takes days. Square the power of half the exponent.
pub fn pow_mod(b: i64, e: i64, m: i64) -> i64 {
    (0..e).fold(1 % m, |power, _| power * (b % m) % m)
}
