// Numbers the pegs 0, 1 and 2; they are 1, 2 and 3.
pub fn moves(n: i32) -> Vec<Vec<i32>> {
    fn carry(n: i32, from: i32, to: i32, made: &mut Vec<Vec<i32>>) {
        if n > 0 {
            carry(n - 1, from, 3 - from - to, made);
            made.push(vec![from, to]);
            carry(n - 1, 3 - from - to, to, made);
        }
    }
    let mut made = Vec::new();
    carry(n, 0, 2, &mut made);
    made
}
