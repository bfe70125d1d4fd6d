/// The words of `s` in reverse order, one space between them. `split_whitespace` yields no empty words, and can be read
/// from its end.
pub fn reverse_words(s: &str) -> String {
    let mut result = String::with_capacity(s.len());
    for word in s.split_whitespace().rev() {
        if !result.is_empty() {
            result.push(' ');
        }
        result.push_str(word);
    }
    result
}
