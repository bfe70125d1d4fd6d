use std::collections::HashMap;

/// Indices i < j with a[i] + a[j] == t, or none. The needed value is looked up before a[j] is entered, so that no cell
/// pairs with itself. Keys are `i64`: t - a[j] need not fit an `i32`.
pub fn two_sum(a: &[i32], t: i64) -> Vec<i32> {
    let mut index_of: HashMap<i64, i32> = HashMap::with_capacity(a.len());
    for (j, &value) in a.iter().enumerate() {
        let value = i64::from(value);
        if let Some(&i) = index_of.get(&(t - value)) {
            return vec![i, j as i32];
        }
        index_of.insert(value, j as i32);
    }
    Vec::new()
}
