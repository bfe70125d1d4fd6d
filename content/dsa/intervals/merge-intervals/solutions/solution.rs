/// Joins all intervals that share a point; the result is ascending. Sorted by their left ends, only the last result can be
/// joined to the next interval.
pub fn merge(v: &[Vec<i32>]) -> Vec<Vec<i32>> {
    let mut sorted: Vec<(i32, i32)> = v.iter().map(|interval| (interval[0], interval[1])).collect();
    sorted.sort_unstable();
    let mut merged: Vec<Vec<i32>> = Vec::new();
    for (left, right) in sorted {
        match merged.last_mut() {
            Some(last) if left <= last[1] => last[1] = last[1].max(right),
            _ => merged.push(vec![left, right]),
        }
    }
    merged
}
