//! Programs that stand in place of long vectors; they are described in src/engine/values/made.ts.
use super::Reader;

pub fn follow(r: &mut Reader) -> Vec<i32> {
    let mut stack: Vec<Vec<i32>> = Vec::new();
    for &byte in b"{\"$\":" {
        r.expect(byte);
    }
    r.items(|r| {
        let op = r.integer();
        step(op, r, &mut stack);
    });
    r.expect(b'}');
    stack.pop().unwrap_or_default()
}

fn next(r: &mut Reader) -> i64 {
    r.expect(b',');
    r.integer()
}

fn step(op: i64, r: &mut Reader, stack: &mut Vec<Vec<i32>>) {
    match op {
        // values
        0 => {
            let n = next(r);
            stack.push((0..n).map(|_| next(r) as i32).collect());
        }
        // ints
        1 => {
            let (n, least, span) = (next(r), next(r), next(r));
            let mut draws = Draws::new(next(r));
            stack.push((0..n).map(|_| (least + i64::from(draws.next()) % span) as i32).collect());
        }
        // range
        2 => {
            let (n, from, step) = (next(r), next(r), next(r));
            stack.push((0..n).map(|i| (from + i * step) as i32).collect());
        }
        // fill
        3 => {
            let n = next(r) as usize;
            stack.push(vec![next(r) as i32; n]);
        }
        // concat
        6 => {
            let from = stack.len() - next(r) as usize;
            let joined = stack[from..].concat();
            stack.truncate(from);
            stack.push(joined);
        }
        _ => match (op, stack.last_mut()) {
            // shuffle
            (4, Some(items)) => {
                let mut draws = Draws::new(next(r));
                for i in (1..items.len()).rev() {
                    items.swap(i, draws.next() as usize % (i + 1));
                }
            }
            // reverse
            (5, Some(items)) => items.reverse(),
            // set
            (7, Some(items)) => {
                let at = next(r) as usize;
                items[at] = next(r) as i32;
            }
            // drop
            (8, Some(items)) => {
                items.remove(next(r) as usize);
            }
            _ => panic!("kode: malformed request"),
        },
    }
}

/// mulberry32: 32 uniform bits a draw (Tommy Ettinger, 2017).
struct Draws(u32);

impl Draws {
    fn new(seed: i64) -> Self {
        Draws(seed as u32)
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let state = self.0;
        let mut t = (state ^ state >> 15).wrapping_mul(state | 1);
        t ^= t.wrapping_add((t ^ t >> 7).wrapping_mul(t | 61));
        t ^ t >> 14
    }
}
