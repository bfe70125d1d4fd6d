// t - a[i] need not fit an i32; "as i32" wraps it around to a value that may be in the array.
pub fn pair_sum(a: &[i32], t: i64) -> Vec<i32> {
    for (i, &value) in a.iter().enumerate() {
        let partner = (t - i64::from(value)) as i32;
        if let Ok(at) = a[i + 1..].binary_search(&partner) {
            return vec![i as i32, (i + 1 + at) as i32];
        }
    }
    Vec::new()
}
