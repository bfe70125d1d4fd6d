// Scans all cells for the nearest open one before each step; a queue has it in front.
pub fn shortest(g: &[String]) -> i32 {
    let cells = g.concat().into_bytes();
    let columns = g[0].len();
    let mut steps = vec![i32::MAX; cells.len()];
    let mut closed: Vec<bool> = cells.iter().map(|&cell| cell == b'#').collect();
    steps[0] = 0;
    loop {
        let open = (0..cells.len()).filter(|&cell| !closed[cell] && steps[cell] != i32::MAX);
        let Some(cell) = open.min_by_key(|&cell| steps[cell]) else {
            return -1;
        };
        if cell == cells.len() - 1 {
            return steps[cell];
        }
        closed[cell] = true;
        let column = cell % columns;
        let near = [
            (cell >= columns).then(|| cell - columns),
            (column > 0).then(|| cell - 1),
            (column + 1 < columns).then_some(cell + 1),
            Some(cell + columns).filter(|&below| below < cells.len()),
        ];
        for next in near.into_iter().flatten() {
            steps[next] = steps[next].min(steps[cell] + 1);
        }
    }
}
