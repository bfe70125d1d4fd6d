// Refuses texts of odd length; other characters count towards the length and are to be passed over.
pub fn balanced(s: &str) -> bool {
    if s.len() % 2 == 1 {
        return false;
    }
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
