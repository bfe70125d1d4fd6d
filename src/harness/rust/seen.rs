//! What was seen in the rounds of a scenario, and how it is written.
#![allow(dead_code)]

use crate::kode::Writer;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// What a thread saw in a round: its outcomes, where each begins and ends, and the stamps around each.
#[derive(Default)]
pub struct Line {
    pub w: Writer,
    pub parts: Vec<(usize, usize)>,
    pub stamps: Vec<[u32; 2]>,
    pub crash: Option<u64>,
}

/// Rounds that differ. Of two with the same outcomes the one is left out in which fewer calls came one after the other: what
/// explains the other one explains it, too.
#[derive(Default)]
pub struct Seen {
    rounds: Vec<Vec<u8>>,
    /// By outcomes: for each call and each other thread, how many calls of that had ended before; and the round.
    orders: HashMap<Vec<u8>, Vec<(Vec<u8>, usize)>>,
}

impl Seen {
    /// True where a thread crashed.
    pub fn add(
        &mut self,
        before: &Writer,
        lines: Option<Vec<MutexGuard<'_, Line>>>,
        looks: &Writer,
        stuck: &Option<Vec<u32>>,
    ) -> bool {
        let lines = match lines {
            Some(lines) => lines,
            None => {
                self.rounds.push([b"[[", &before.text[..], b"]]"].concat());
                return false;
            }
        };
        let mut key = before.text.clone();
        for line in &lines {
            key.push(b'\n');
            line.parts.iter().for_each(|&(from, end)| key.extend_from_slice(&line.w.text[from..end]));
        }
        key.push(b'\n');
        key.extend_from_slice(&looks.text);
        let order = order_of(&lines);
        let known = self.orders.entry(key).or_default();
        let holds = |a: &[u8], b: &[u8]| a.iter().zip(b).all(|(a, b)| a >= b);
        if known.iter().any(|(other, _)| holds(other, &order)) {
            return lines.iter().any(|line| line.crash.is_some());
        }
        let rounds = &mut self.rounds;
        known.retain(|(other, round)| {
            let stays = !holds(&order, other);
            if !stays {
                rounds[*round].clear();
            }
            stays
        });
        known.push((order, rounds.len()));
        rounds.push(text_of(before, &lines, looks, stuck));
        lines.iter().any(|line| line.crash.is_some())
    }

    pub fn write(self, w: &mut Writer) {
        let rounds = self.rounds.iter().filter(|text| !text.is_empty());
        for (i, text) in rounds.enumerate() {
            w.put(if i > 0 { "," } else { "" });
            w.text.extend_from_slice(text);
        }
    }
}

fn order_of(lines: &[MutexGuard<'_, Line>]) -> Vec<u8> {
    let mut order = Vec::new();
    for (i, own) in lines.iter().enumerate() {
        for [from, _] in &own.stamps {
            for (_, other) in lines.iter().enumerate().filter(|&(j, _)| j != i) {
                order.push(other.stamps.iter().take_while(|[_, to]| to < from).count().min(255) as u8);
            }
        }
    }
    order
}

fn text_of(
    before: &Writer,
    lines: &[MutexGuard<'_, Line>],
    looks: &Writer,
    stuck: &Option<Vec<u32>>,
) -> Vec<u8> {
    let mut w = Writer::default();
    w.put("[[");
    w.text.extend_from_slice(&before.text);
    w.put("],");
    w.list(lines.iter(), |w, line| {
        w.list(line.parts.iter().zip(&line.stamps), |w, (&(start, end), &[from, to])| {
            w.put("[");
            w.text.extend_from_slice(&line.w.text[start..end]);
            w.put(",");
            w.integer(i64::from(from));
            w.put(",");
            w.integer(i64::from(to));
            w.put("]");
        });
    });
    w.put(",[");
    w.text.extend_from_slice(&looks.text);
    w.put("]");
    if let Some(at) = stuck {
        w.put(",");
        w.list(at.iter(), |w, line| w.integer(i64::from(*line)));
    }
    w.put("]");
    w.text
}

pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long threads of a component may take to end after its last call.
const LONGEST_END: Duration = Duration::from_secs(1);
const END_LOOK: Duration = Duration::from_millis(10);
/// Looks in a row at which all of them only wait: who is left to wake them?
const STILL_LOOKS: usize = 5;
/// After so many scenarios that left something nobody waits for an end any more.
const MOST_LOOKING: usize = 3;

/// Threads of the process by their numbers. Linux alone tells.
pub fn tasks() -> HashSet<String> {
    let Ok(all) = std::fs::read_dir("/proc/self/task") else { return HashSet::new() };
    all.flatten().map(|one| one.file_name().to_string_lossy().into_owned()).collect()
}

/// Writes how many threads a solution started that are still there after its calls, if any are.
pub fn left_behind(known: &HashSet<String>, made: usize, w: &mut Writer) {
    static LEAVING: AtomicUsize = AtomicUsize::new(0);
    let until = Instant::now() + LONGEST_END;
    let mut still = 0;
    let left = loop {
        let left: Vec<String> = tasks().difference(known).cloned().collect();
        if left.is_empty() {
            return;
        }
        still = if left.iter().all(|one| waits(one)) { still + 1 } else { 0 };
        let is_over = LEAVING.load(Ordering::SeqCst) >= MOST_LOOKING || Instant::now() > until;
        if still == STILL_LOOKS || is_over {
            break left.len();
        }
        std::thread::sleep(END_LOOK);
    };
    LEAVING.fetch_add(if left >= made { MOST_LOOKING } else { 1 }, Ordering::SeqCst);
    w.put(&format!(",{{\"made\":{made},\"left\":[[{left},0,0,0]]}}"));
}

/// `7 (name) S 1 ...`, and a name may have anything in it.
fn waits(task: &str) -> bool {
    let text = std::fs::read_to_string(format!("/proc/self/task/{task}/stat")).unwrap_or_default();
    text.rsplit_once(") ").map_or(false, |(_, rest)| rest.starts_with('S'))
}
