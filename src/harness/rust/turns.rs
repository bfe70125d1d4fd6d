//! Threads that take turns: one runs at a time, and hands over where it uses a lock, a condition or an atomic of kode_sync, as
//! drawn from a seed. Few rounds so show what needs an unlucky moment, on a busy machine too, and who waits for ever is seen.
#![allow(dead_code)]

use std::cell::Cell;
use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::Thread;

const NOBODY: usize = usize::MAX;

#[derive(Clone, Copy, PartialEq)]
enum State {
    Ready,
    /// For what is at this address.
    Waits(usize),
    Ended,
}

struct One {
    thread: Thread,
    state: State,
    /// Where it waits.
    line: u32,
}

#[derive(Default)]
struct Turns {
    threads: Vec<Option<One>>,
    random: u64,
    /// It hands over at every so many points.
    every: u64,
    /// Lines of those that wait, once nobody can go on. Then all of them are unwound.
    stuck: Option<Vec<u32>>,
}

static TURNS: Mutex<Turns> = Mutex::new(Turns { threads: Vec::new(), random: 1, every: 2, stuck: None });
static TURN: AtomicUsize = AtomicUsize::new(NOBODY);
thread_local! {
    static ME: Cell<usize> = const { Cell::new(NOBODY) };
}

/// What a thread that would wait for ever is unwound with.
pub struct Stuck;

/// Before the threads of a round enter.
pub fn open(threads: usize, seed: u64) {
    let mut turns = turns();
    turns.threads.clear();
    turns.threads.resize_with(threads, || None);
    turns.random = seed | 1;
    turns.every = [2, 3, 5, 9][(seed >> 40) as usize % 4];
    turns.stuck = None;
    TURN.store(NOBODY, Ordering::SeqCst);
}

/// Waits for the first turn. The last one that comes says whose that is.
pub fn enter(place: usize) {
    ME.with(|me| me.set(place));
    let mut all = turns();
    all.threads[place] = Some(One { thread: std::thread::current(), state: State::Ready, line: 0 });
    if all.threads.iter().all(Option::is_some) {
        let first = all.pick(NOBODY).unwrap_or(place);
        all.give(first);
    }
    drop(all);
    wait(place);
}

/// After the last call of a thread.
pub fn leave(place: usize) {
    ME.with(|me| me.set(NOBODY));
    let mut all = turns();
    all.set(place, State::Ended, 0);
    let next = all.pick(place).or_else(|| all.break_up());
    if let Some(next) = next {
        all.give(next);
    }
}

/// Lines at which threads of the round waited for ever; to ask after it.
pub fn stuck() -> Option<Vec<u32>> {
    turns().stuck.take()
}

/// Whether this thread takes turns.
pub fn on() -> bool {
    ME.with(Cell::get) != NOBODY
}

/// A place at which another thread may go on.
pub fn point() {
    let me = ME.with(Cell::get);
    // What is dropped while a panic unwinds must not be interrupted, least of all by another panic.
    if me == NOBODY || std::thread::panicking() {
        return;
    }
    let mut all = turns();
    if all.stuck.is_some() {
        drop(all);
        unwind();
    }
    if all.draw() % all.every != 0 {
        return;
    }
    if let Some(next) = all.pick(me) {
        all.give(next);
        drop(all);
        wait(me);
    }
}

/// A place between two calls. Where all is over, so is what comes after it: no call may begin.
pub fn between() {
    if turns().stuck.is_none() {
        point();
    }
}

/// Until somebody wakes those that wait for this.
pub fn wait_for(key: usize, at: &Location) {
    let me = ME.with(Cell::get);
    let line = if at.file().ends_with("solution.rs") { at.line() } else { 0 };
    let mut all = turns();
    if all.stuck.is_none() {
        all.set(me, State::Waits(key), line);
        match all.pick(me) {
            Some(next) => {
                all.give(next);
                drop(all);
                wait(me);
                all = turns();
            }
            None => {
                all.break_up();
            }
        }
    }
    if all.stuck.is_none() {
        return;
    }
    if !std::thread::panicking() {
        drop(all);
        unwind();
    }
    // What is dropped on the way out may need what somebody else has not let go yet.
    if let Some(next) = all.pick(me) {
        all.give(next);
        drop(all);
        wait(me);
    }
}

/// Those that wait for it can go on: all, or one of them.
pub fn wake(key: usize, everybody: bool) {
    if !on() {
        return;
    }
    let mut all = turns();
    let mut waiting: Vec<usize> =
        (0..all.threads.len()).filter(|&i| all.state(i) == State::Waits(key)).collect();
    if !everybody && waiting.len() > 1 {
        let one = all.draw() as usize % waiting.len();
        waiting = vec![waiting[one]];
    }
    for i in waiting {
        all.set(i, State::Ready, 0);
    }
}

fn unwind() -> ! {
    std::panic::resume_unwind(Box::new(Stuck))
}

fn turns() -> MutexGuard<'static, Turns> {
    TURNS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wait(me: usize) {
    while TURN.load(Ordering::SeqCst) != me {
        std::thread::park();
    }
}

impl Turns {
    /// Marsaglia: Xorshift RNGs (2003).
    fn draw(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random >> 16
    }

    fn state(&self, i: usize) -> State {
        self.threads[i].as_ref().map_or(State::Ended, |one| one.state)
    }

    fn set(&mut self, i: usize, state: State, line: u32) {
        if let Some(one) = &mut self.threads[i] {
            (one.state, one.line) = (state, line);
        }
    }

    /// Another one that can go on.
    fn pick(&mut self, me: usize) -> Option<usize> {
        let ready: Vec<usize> =
            (0..self.threads.len()).filter(|&i| i != me && self.state(i) == State::Ready).collect();
        if ready.is_empty() {
            return None;
        }
        Some(ready[self.draw() as usize % ready.len()])
    }

    /// Nobody can go on: those that wait are unwound, one after the other. The first of them, if any.
    fn break_up(&mut self) -> Option<usize> {
        let waiting: Vec<usize> =
            (0..self.threads.len()).filter(|&i| matches!(self.state(i), State::Waits(_))).collect();
        let first = *waiting.first()?;
        self.stuck =
            Some(waiting.iter().map(|&i| self.threads[i].as_ref().map_or(0, |one| one.line)).collect());
        for i in waiting {
            self.set(i, State::Ready, 0);
        }
        Some(first)
    }

    fn give(&mut self, next: usize) {
        TURN.store(next, Ordering::SeqCst);
        if let Some(one) = &self.threads[next] {
            one.thread.unpark();
        }
    }
}
