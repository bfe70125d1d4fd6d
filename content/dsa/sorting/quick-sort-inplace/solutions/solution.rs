use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

/// Sorts in place, around pivots that nobody can foresee.
pub fn sort(a: &mut Vec<i32>) {
    // The standard library has no random numbers, but its hash tables are seeded with one.
    let mut draws = Draws(RandomState::new().build_hasher().finish() | 1);
    quick_sort(a, &mut draws);
}

/// Values equal to the pivot are in their place after one pass, and the recursion takes the shorter side only, so that it
/// is never deeper than log2 of the length.
fn quick_sort(mut a: &mut [i32], draws: &mut Draws) {
    while a.len() > 1 {
        let pivot = a[draws.below(a.len())];
        let (less, more) = partition(a, pivot);
        let (low, rest) = a.split_at_mut(less);
        let high = &mut rest[more - less..];
        if low.len() < high.len() {
            quick_sort(low, draws);
            a = high;
        } else {
            quick_sort(high, draws);
            a = low;
        }
    }
}

/// Moves the values below the pivot to `a[..less]` and those above it to `a[more..]`.
fn partition(a: &mut [i32], pivot: i32) -> (usize, usize) {
    let (mut less, mut i, mut more) = (0, 0, a.len());
    while i < more {
        if a[i] < pivot {
            a.swap(i, less);
            less += 1;
            i += 1;
        } else if a[i] > pivot {
            // What comes from the end has not been looked at, so i stays.
            more -= 1;
            a.swap(i, more);
        } else {
            i += 1;
        }
    }
    (less, more)
}

/// Marsaglia's xorshift with 64 bits.
struct Draws(u64);

impl Draws {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
