// Writes a space after every word, after the last one too; nothing may stand at the end.
pub fn reverse_words(s: &str) -> String {
    let mut result = String::new();
    for word in s.split_whitespace().rev() {
        result.push_str(word);
        result.push(' ');
    }
    result
}
