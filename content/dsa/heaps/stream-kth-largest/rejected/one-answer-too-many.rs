// Has an answer for the start, too; asked for is one after each add.
pub fn stream(k: i32, a: &[i32], adds: &[i32]) -> Vec<i32> {
    let k = k as usize;
    let mut values = a.to_vec();
    values.sort();
    let mut result = Vec::new();
    if values.len() >= k {
        result.push(values[values.len() - k]);
    }
    for &value in adds {
        let at = values.partition_point(|&other| other < value);
        values.insert(at, value);
        result.push(values[values.len() - k]);
    }
    result
}
