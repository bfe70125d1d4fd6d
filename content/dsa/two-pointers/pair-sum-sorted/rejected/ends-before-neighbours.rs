// Stops when the two ends are neighbours, before their sum is looked at; i + 1 < j should be i < j.
pub fn pair_sum(a: &[i32], t: i64) -> Vec<i32> {
    if a.is_empty() {
        return Vec::new();
    }
    let (mut i, mut j) = (0, a.len() - 1);
    while i + 1 < j {
        let sum = i64::from(a[i]) + i64::from(a[j]);
        if sum == t {
            return vec![i as i32, j as i32];
        }
        if sum < t {
            i += 1;
        } else {
            j -= 1;
        }
    }
    Vec::new()
}
