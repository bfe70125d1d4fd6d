/// Whether every bracket is closed by its own kind, in order. The stack holds the closing brackets that are due, the
/// next one on top.
pub fn balanced(s: &str) -> bool {
    let mut due = Vec::new();
    for c in s.bytes() {
        match c {
            b'(' => due.push(b')'),
            b'[' => due.push(b']'),
            b'{' => due.push(b'}'),
            b')' | b']' | b'}' => {
                if due.pop() != Some(c) {
                    return false;
                }
            }
            _ => {}
        }
    }
    due.is_empty()
}
