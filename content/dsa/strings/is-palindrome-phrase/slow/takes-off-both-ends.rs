// remove(0) moves all the other letters by one place: n²/4 moves for a palindrome of n letters.
pub fn is_palindrome(s: &str) -> bool {
    let mut left: Vec<u8> = s
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    while left.len() > 1 {
        let first = left.remove(0);
        if left.pop() != Some(first) {
            return false;
        }
    }
    true
}
