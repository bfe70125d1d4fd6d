use std::collections::HashMap;

/// Whether two cells at most `k` apart hold the same value. The latest index of a value is the nearest one, so no other
/// is kept; `insert` gives back the one that it replaces.
pub fn near_duplicate(a: &[i32], k: i32) -> bool {
    let k = k as usize;
    let mut latest = HashMap::with_capacity(a.len());
    a.iter()
        .enumerate()
        .any(|(j, &value)| latest.insert(value, j).is_some_and(|i| j - i <= k))
}
