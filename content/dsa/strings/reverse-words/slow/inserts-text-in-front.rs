// Inserting at index 0 moves the whole text for each word: n²/4 bytes with words of one letter.
pub fn reverse_words(s: &str) -> String {
    let mut result = String::new();
    for word in s.split_whitespace() {
        if !result.is_empty() {
            result.insert(0, ' ');
        }
        result.insert_str(0, word);
    }
    result
}
