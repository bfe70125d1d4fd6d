// Reverses a clone and drops it; the caller's vector stays as it was.
pub fn reverse(a: &mut Vec<i32>) {
    let mut turned = a.clone();
    turned.reverse();
}
