// Tries all lengths from n down, each at every place, though no part is longer than 95: about n²/2 places.
pub fn longest_unique(s: &str) -> i32 {
    let unique = |part: &[u8]| {
        let mut seen = [false; 256];
        part.iter().all(|&c| !std::mem::replace(&mut seen[usize::from(c)], true))
    };
    let bytes = s.as_bytes();
    (1..=bytes.len())
        .rev()
        .find(|&length| bytes.windows(length).any(unique))
        .unwrap_or(0) as i32
}
