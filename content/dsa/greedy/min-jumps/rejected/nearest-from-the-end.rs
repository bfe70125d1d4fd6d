// Goes back from the end to the nearest cell that leads there; the one farthest to the left saves jumps.
pub fn jumps(a: &[i32]) -> i32 {
    let mut goal = a.len() - 1;
    let mut count = 0;
    for i in (0..a.len() - 1).rev() {
        if a[i] as usize >= goal - i {
            goal = i;
            count += 1;
        }
    }
    if goal == 0 { count } else { -1 }
}
