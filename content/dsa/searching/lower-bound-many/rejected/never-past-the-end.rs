// hi starts at the last index, so the length of the array can never come out; start with hi = a.len().
pub fn lower_bound(a: &[i32], q: &[i32]) -> Vec<i32> {
    let mut found = Vec::new();
    for &x in q {
        let (mut lo, mut hi) = (0, a.len().saturating_sub(1));
        while lo < hi {
            let mid = lo + (hi - lo) / 2;
            if a[mid] < x {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        found.push(lo as i32);
    }
    found
}
