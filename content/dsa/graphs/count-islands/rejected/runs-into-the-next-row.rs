// Keeps the grid in one row and does not stop at a row's end; the cell after it is the first of the next row.
pub fn islands(g: &[String]) -> i32 {
    let columns = g.first().map_or(1, |row| row.len());
    let mut cells: Vec<u8> = g.concat().into_bytes();
    let mut count = 0;
    for start in 0..cells.len() {
        if cells[start] != b'#' {
            continue;
        }
        count += 1;
        cells[start] = b'.';
        let mut stack = vec![start];
        while let Some(i) = stack.pop() {
            for near in [i.wrapping_sub(columns), i.wrapping_sub(1), i + 1, i + columns] {
                if near < cells.len() && cells[near] == b'#' {
                    cells[near] = b'.';
                    stack.push(near);
                }
            }
        }
    }
    count
}
