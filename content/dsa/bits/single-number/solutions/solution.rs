/// The value that has no copy: equal values cancel out under exclusive or, whatever lies between them.
pub fn single(a: &[i32]) -> i32 {
    a.iter().fold(0, |alone, value| alone ^ value)
}
