/// Turns `a` round in place: cell `i` and its mirror change places.
pub fn reverse(a: &mut Vec<i32>) {
    let n = a.len();
    for i in 0..n / 2 {
        a.swap(i, n - 1 - i);
    }
}
