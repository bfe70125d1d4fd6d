// <= puts the equal values on the left of the border; what comes out is the place after the last of them.
pub fn lower_bound(a: &[i32], q: &[i32]) -> Vec<i32> {
    q.iter().map(|&x| a.partition_point(|&value| value <= x) as i32).collect()
}
