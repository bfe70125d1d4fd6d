/// The moves `[from, to]` that carry n disks from peg 1 to peg 3.
pub fn moves(n: i32) -> Vec<Vec<i32>> {
    let mut made = Vec::with_capacity((1 << n) - 1);
    carry(n, 1, 3, 2, &mut made);
    made
}

/// Carries the n smallest disks; everything below them is larger and does not matter.
fn carry(n: i32, from: i32, to: i32, park: i32, made: &mut Vec<Vec<i32>>) {
    if n == 0 {
        return;
    }
    carry(n - 1, from, park, to, made);
    made.push(vec![from, to]);
    carry(n - 1, park, to, from, made);
}
