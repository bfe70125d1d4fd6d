// sort_unstable_by_key may change the order of equal keys, and does once there are more than a few.
pub fn sort_tags(keys: &[i32], tags: &[String]) -> Vec<String> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_unstable_by_key(|&i| keys[i]);
    order.into_iter().map(|i| tags[i].clone()).collect()
}
