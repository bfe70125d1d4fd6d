// Clones the list for each move: 65,535 moves make 2,147,385,345 copies. Hand one list down as &mut.
pub fn moves(n: i32) -> Vec<Vec<i32>> {
    carry(n, 1, 3, 2, Vec::new())
}

fn carry(n: i32, from: i32, to: i32, park: i32, made: Vec<Vec<i32>>) -> Vec<Vec<i32>> {
    if n == 0 {
        return made;
    }
    let before = carry(n - 1, from, park, to, made);
    let mut with_this = before.clone();
    with_this.push(vec![from, to]);
    carry(n - 1, park, to, from, with_this)
}
