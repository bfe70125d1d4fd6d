/// Whether the letters and digits of `s` read the same in both directions, case ignored. The iterator gives its items
/// from both ends until they meet; one that is left over in the middle matches itself.
pub fn is_palindrome(s: &str) -> bool {
    let mut counted = s.bytes().filter(u8::is_ascii_alphanumeric);
    while let (Some(a), Some(b)) = (counted.next(), counted.next_back()) {
        if !a.eq_ignore_ascii_case(&b) {
            return false;
        }
    }
    true
}
