// contains() compares each subset with all those found before: 4ⁿ/2 comparisons for n different values.
pub fn subsets(a: &[i32]) -> Vec<Vec<i32>> {
    let mut values = a.to_vec();
    values.sort();
    let mut found: Vec<Vec<i32>> = Vec::new();
    for mask in 0..1u32 << values.len() {
        let subset: Vec<i32> = (0..values.len()).filter(|i| mask >> i & 1 == 1).map(|i| values[i]).collect();
        if !found.contains(&subset) {
            found.push(subset);
        }
    }
    found
}
