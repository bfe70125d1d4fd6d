// Forgets the values of the array as soon as there are k new ones; all that ever came count.
pub fn stream(k: i32, a: &[i32], adds: &[i32]) -> Vec<i32> {
    let k = k as usize;
    (1..=adds.len())
        .map(|count| {
            let mut values = adds[..count].to_vec();
            if count < k {
                values.extend_from_slice(a);
            }
            values.sort();
            values[values.len() - k]
        })
        .collect()
}
