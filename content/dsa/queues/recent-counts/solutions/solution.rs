/// For each request, how many came in the last `w` milliseconds up to it. The window is `t[first..=i]`.
pub fn recent(t: &[i64], w: i64) -> Vec<i32> {
    let mut first = 0;
    t.iter()
        .enumerate()
        .map(|(i, &now)| {
            while t[first] < now - w {
                first += 1;
            }
            (i - first + 1) as i32
        })
        .collect()
}
