/// For each query the index of the first value in the sorted slice a that is not below it, or a.len(). The values below a
/// query come first, and partition_point finds where they end.
pub fn lower_bound(a: &[i32], q: &[i32]) -> Vec<i32> {
    q.iter().map(|&x| a.partition_point(|&value| value < x) as i32).collect()
}
