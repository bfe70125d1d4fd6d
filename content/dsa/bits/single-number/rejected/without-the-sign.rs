// Keys the set by size without the sign; -3 and 3 then cancel each other out.
use std::collections::HashMap;

pub fn single(a: &[i32]) -> i32 {
    let mut open: HashMap<u32, i32> = HashMap::new();
    for &value in a {
        if open.remove(&value.unsigned_abs()).is_none() {
            open.insert(value.unsigned_abs(), value);
        }
    }
    open.values().next().copied().unwrap_or(0)
}
