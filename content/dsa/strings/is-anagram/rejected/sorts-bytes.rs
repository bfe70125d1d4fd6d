// bytes() gives UTF-8 bytes; different code points can have the same bytes in another order. Use chars().
pub fn is_anagram(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut bytes: Vec<u8> = text.bytes().collect();
        bytes.sort_unstable();
        bytes
    };
    sorted(a) == sorted(b)
}
