use std::collections::HashMap;

/// Whether `a` and `b` have the same code points, each equally often.
pub fn is_anagram(a: &str, b: &str) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut left: HashMap<char, i32> = HashMap::new();
    for letter in a.chars() {
        *left.entry(letter).or_insert(0) += 1;
    }
    for letter in b.chars() {
        *left.entry(letter).or_insert(0) -= 1;
    }
    left.values().all(|&count| count == 0)
}
