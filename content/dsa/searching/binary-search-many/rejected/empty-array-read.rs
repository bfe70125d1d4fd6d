// crash: With an empty array a.len() - 1 wraps around and the first read is out of bounds; start with hi = a.len().
pub fn find_all(a: &[i32], q: &[i32]) -> Vec<i32> {
    let mut found = Vec::new();
    for &x in q {
        let (mut lo, mut hi) = (0usize, a.len().wrapping_sub(1));
        while lo < hi {
            let mid = lo + (hi - lo) / 2;
            if a[mid] < x {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        found.push(if a[lo] == x { lo as i32 } else { -1 });
    }
    found
}
