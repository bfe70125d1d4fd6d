/// b to the power e, modulo m. `base` goes through b, b², b⁴, b⁸ and so on, and the binary digits of e say which of them
/// are factors. Products of two numbers below m fit 64 bits.
pub fn pow_mod(b: i64, mut e: i64, m: i64) -> i64 {
    let mut base = b % m;
    let mut power = 1 % m;
    while e > 0 {
        if e & 1 == 1 {
            power = power * base % m;
        }
        base = base * base % m;
        e >>= 1;
    }
    power
}
