/// Moves every value `k` cells to the right: all turned round, then each of the two blocks.
pub fn rotate(a: &mut Vec<i32>, k: i32) {
    if a.is_empty() {
        return;
    }
    let first = k as usize % a.len();
    a.reverse();
    a[..first].reverse();
    a[first..].reverse();
}
