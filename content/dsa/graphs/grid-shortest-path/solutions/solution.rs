use std::collections::VecDeque;

/// Steps from the first cell to the last one, or -1. Cells are taken in the order of their distance, so the first way to
/// a cell is a shortest one.
pub fn shortest(g: &[String]) -> i32 {
    let mut free: Vec<Vec<bool>> = g.iter().map(|row| row.bytes().map(|cell| cell == b'.').collect()).collect();
    let goal = (free.len() - 1, free[0].len() - 1);
    if !free[0][0] {
        return -1;
    }
    free[0][0] = false;
    let mut queue = VecDeque::from([(0, 0, 0)]);
    while let Some((r, c, steps)) = queue.pop_front() {
        if (r, c) == goal {
            return steps;
        }
        // A step off the upper or left side wraps to the largest index, where get_mut finds nothing.
        let near = [(r.wrapping_sub(1), c), (r + 1, c), (r, c.wrapping_sub(1)), (r, c + 1)];
        for (i, j) in near {
            if let Some(cell @ true) = free.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = false;
                queue.push_back((i, j, steps + 1));
            }
        }
    }
    -1
}
