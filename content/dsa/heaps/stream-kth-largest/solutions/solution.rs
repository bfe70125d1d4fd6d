use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The k-th largest value of the collection after each add. The heap holds the k largest; the smallest of them is the
/// answer, and the next to leave. `BinaryHeap` has the largest on top, hence `Reverse`.
pub fn stream(k: i32, a: &[i32], adds: &[i32]) -> Vec<i32> {
    let k = k as usize;
    let mut largest = BinaryHeap::with_capacity(k + 1);
    let mut add = |value: i32| {
        largest.push(Reverse(value));
        if largest.len() > k {
            largest.pop();
        }
        largest.peek().map_or(value, |top| top.0)
    };
    for &value in a {
        add(value);
    }
    adds.iter().map(|&value| add(value)).collect()
}
