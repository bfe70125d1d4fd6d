// Leaves out the first cell and the last one of a circle; one of them may be chosen.
pub fn best(a: &[i32], circular: bool) -> i64 {
    if circular && a.len() > 3 {
        return in_row(&a[1..a.len() - 1]);
    }
    if circular {
        return i64::from(a.iter().copied().max().unwrap_or(0));
    }
    in_row(a)
}

fn in_row(a: &[i32]) -> i64 {
    let (mut best, mut before) = (0, 0);
    for &value in a {
        (best, before) = (best.max(before + i64::from(value)), best);
    }
    best
}
