// Returns the number that is missing from 1 … n; asked for is the one that repeats.
pub fn find_duplicate(a: &[i32]) -> i32 {
    let mut seen = vec![false; a.len()];
    for &value in a {
        seen[value as usize] = true;
    }
    (1..a.len()).find(|&value| !seen[value]).unwrap_or(0) as i32
}
