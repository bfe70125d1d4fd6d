// insert() moves all values behind the place: up to 400,000 for each add. Keep the k largest in a heap.
pub fn stream(k: i32, a: &[i32], adds: &[i32]) -> Vec<i32> {
    let mut values = a.to_vec();
    values.sort();
    adds.iter()
        .map(|&value| {
            let at = values.partition_point(|&other| other < value);
            values.insert(at, value);
            values[values.len() - k as usize]
        })
        .collect()
}
