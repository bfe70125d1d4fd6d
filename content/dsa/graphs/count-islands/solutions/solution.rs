/// Counts the groups of land cells that touch along a side. Each island is sunk as a whole when its first cell is met,
/// with a stack of its own: one call a cell would be a million calls deep on a grid of land alone.
pub fn islands(g: &[String]) -> i32 {
    let mut cells: Vec<Vec<u8>> = g.iter().map(|row| row.as_bytes().to_vec()).collect();
    let mut stack = Vec::new();
    let mut count = 0;
    for r in 0..cells.len() {
        for c in 0..cells[r].len() {
            if cells[r][c] != b'#' {
                continue;
            }
            count += 1;
            cells[r][c] = b'.';
            stack.push((r, c));
            while let Some((i, j)) = stack.pop() {
                // A step off the upper or left side wraps to the largest index, where get_mut finds nothing.
                let near = [(i.wrapping_sub(1), j), (i + 1, j), (i, j.wrapping_sub(1)), (i, j + 1)];
                for (ni, nj) in near {
                    if let Some(cell @ b'#') = cells.get_mut(ni).and_then(|row| row.get_mut(nj)) {
                        *cell = b'.';
                        stack.push((ni, nj));
                    }
                }
            }
        }
    }
    count
}
