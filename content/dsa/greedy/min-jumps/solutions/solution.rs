/// The smallest number of jumps from the first cell to the last one, or -1. What can be reached with so many jumps is
/// always the first cells up to an index, so the farthest of them is all there is to keep.
pub fn jumps(a: &[i32]) -> i32 {
    let (mut count, mut end, mut farthest) = (0, 0, 0);
    // The last cell needs no jump of its own.
    for (i, &length) in a[..a.len() - 1].iter().enumerate() {
        farthest = farthest.max(i + length as usize);
        if i < end {
            continue;
        }
        if farthest == i {
            return -1;
        }
        count += 1;
        end = farthest;
    }
    count
}
