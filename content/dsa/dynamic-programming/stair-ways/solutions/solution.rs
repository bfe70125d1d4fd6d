/// The ways up n stairs in steps of one or two: those that end with a step of one, and those that end with a step of two.
pub fn ways(n: i32) -> i64 {
    let (mut now, mut before) = (1, 0);
    for _ in 0..n {
        (now, before) = (now + before, now);
    }
    now
}
