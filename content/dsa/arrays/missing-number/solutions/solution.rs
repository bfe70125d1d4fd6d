/// The number of 1..=n that `a` lacks: the complete sum less the sum of `a`.
pub fn missing(a: &[i32]) -> i32 {
    let n = a.len() as i64 + 1;
    let sum: i64 = a.iter().map(|&value| i64::from(value)).sum();
    (n * (n + 1) / 2 - sum) as i32
}
