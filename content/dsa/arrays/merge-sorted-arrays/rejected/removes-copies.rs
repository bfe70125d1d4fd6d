// dedup() removes neighbours that are equal; every copy has to stay.
pub fn merge(a: &[i32], b: &[i32]) -> Vec<i32> {
    let mut out = [a, b].concat();
    out.sort_unstable();
    out.dedup();
    out
}
