use std::cmp::Ordering;

/// For each query its index in the sorted slice a, or -1.
pub fn find_all(a: &[i32], q: &[i32]) -> Vec<i32> {
    q.iter().map(|&x| index_of(a, x).map_or(-1, |i| i as i32)).collect()
}

fn index_of(a: &[i32], x: i32) -> Option<usize> {
    // If x is in a, it is at lo … hi - 1.
    let (mut lo, mut hi) = (0, a.len());
    while lo < hi {
        let mid = lo + (hi - lo) / 2;
        match a[mid].cmp(&x) {
            Ordering::Less => lo = mid + 1,
            Ordering::Greater => hi = mid,
            Ordering::Equal => return Some(mid),
        }
    }
    None
}
