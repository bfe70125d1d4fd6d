/// The length of the longest substring of `s` without a repeated character. From left to right is the longest such part
/// that ends at right.
pub fn longest_unique(s: &str) -> i32 {
    // One more than the index where a byte was last; 0 is for "not seen", which moves nothing.
    let mut behind = [0; 256];
    let (mut best, mut left) = (0, 0);
    for (right, c) in s.bytes().enumerate() {
        left = left.max(behind[usize::from(c)]);
        behind[usize::from(c)] = right + 1;
        best = best.max(right + 1 - left);
    }
    best as i32
}
