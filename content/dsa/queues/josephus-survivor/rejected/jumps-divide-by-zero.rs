// crash: Jumps over the steps that do not wrap; with k = 1 none ever does, and k - 1 divides by zero.
pub fn survivor(n: i32, k: i32) -> i32 {
    let (mut seat, mut size) = (0, 1);
    while size < n {
        let jumps = ((size - seat - 1) / (k - 1)).min(n - size);
        if jumps > 0 {
            size += jumps;
            seat += jumps * k;
        } else {
            size += 1;
            seat = (seat + k) % size;
        }
    }
    seat + 1
}
