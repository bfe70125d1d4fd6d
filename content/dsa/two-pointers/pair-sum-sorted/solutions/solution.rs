use std::cmp::Ordering;

/// Indices i < j with a[i] + a[j] == t in a sorted `a`, or none. If there is a pair, one lies in `i..end`: an end that
/// moves has had its best partner. The sum of two `i32` needs an `i64`.
pub fn pair_sum(a: &[i32], t: i64) -> Vec<i32> {
    let (mut i, mut end) = (0, a.len());
    while i + 1 < end {
        let j = end - 1;
        match (i64::from(a[i]) + i64::from(a[j])).cmp(&t) {
            Ordering::Less => i += 1,
            Ordering::Greater => end -= 1,
            Ordering::Equal => return vec![i as i32, j as i32],
        }
    }
    Vec::new()
}
