/// Who is left of `n` people when every `k`-th leaves. Growing a circle from `size - 1` to `size` shifts all seats by `k`,
/// the winning one too. `seat + k` stays below 1,001,000,000, which an `i32` holds.
pub fn survivor(n: i32, k: i32) -> i32 {
    (2..=n).fold(0, |seat, size| (seat + k) % size) + 1
}
