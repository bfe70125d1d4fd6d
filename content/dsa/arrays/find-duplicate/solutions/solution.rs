/// Follows the values as arrows, cell i to cell a[i], from cell 0. The entrance of the loop has two arrows into it, so
/// its number is the value that two cells hold.
pub fn find_duplicate(a: &[i32]) -> i32 {
    let next = |cell: i32| a[cell as usize];
    let mut slow = next(0);
    let mut fast = next(next(0));
    while slow != fast {
        slow = next(slow);
        fast = next(next(fast));
    }
    // They met a whole number of rounds from cell 0: as far from the entrance as cell 0 is.
    let mut entrance = 0;
    while entrance != slow {
        entrance = next(entrance);
        slow = next(slow);
    }
    entrance
}
