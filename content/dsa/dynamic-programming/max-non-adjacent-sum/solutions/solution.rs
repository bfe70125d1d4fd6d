/// The largest sum of values no two of which are neighbours. In a circle the first and the last value are neighbours, so
/// one of them is left out; a single value has none.
pub fn best(a: &[i32], circular: bool) -> i64 {
    match a {
        [_, rest @ ..] if circular && !rest.is_empty() => in_row(rest).max(in_row(&a[..a.len() - 1])),
        _ => in_row(a),
    }
}

fn in_row(a: &[i32]) -> i64 {
    // The best of all values so far, and of all but the last of these.
    let (best, _) = a.iter().fold((0, 0), |(best, before), &value| {
        (i64::max(best, before + i64::from(value)), best)
    });
    best
}
