//! Scenarios: several threads call one object at once; their form is described in src/engine/components/scenarioWire.ts.
#![allow(dead_code)]

use crate::kode::{traces, Case, Reader, Writer, THREAD};
use crate::kode_component::{Codes, Outcomes};
use crate::kode_seen::{left_behind, lock, tasks, Line, Seen};
use crate::kode_turns as turns;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Reads a step and makes it; false where nothing can come after it.
pub type Take<'a> = dyn Fn(&mut Reader, &mut Outcomes) -> bool + Sync + 'a;
/// Reads what a component is made of and its first steps, makes it, and lets it be used.
pub type Play = fn(&mut Reader, &mut Use);

const STACK_BYTES: usize = 16 << 20;
/// What takes long to make is not made as often as was asked.
const LONGEST: Duration = Duration::from_millis(80);
/// Where threads do not take turns luck has to help: so many times as often as was asked.
const AT_ONCE: usize = 20;

/// What is done with a component: a sequence of steps, in a round of a scenario with threads after it.
pub struct Use<'a, 'c> {
    pub outcomes: Outcomes<'a>,
    /// Of a sequence.
    case: Option<&'a mut Case<'c>>,
    round: Option<&'a mut dyn FnMut(&Take)>,
}

impl Use<'_, '_> {
    pub fn starts(&mut self) {
        self.case.iter_mut().for_each(|case| case.start());
    }

    pub fn ends(&mut self) {
        self.case.iter_mut().for_each(|case| case.stop());
    }

    /// After the first steps: what comes then is read from the request by whoever calls.
    pub fn threads(&mut self, take: &Take) {
        self.round.iter_mut().for_each(|round| round(take));
    }
}

/// Answers a sequence, which has three parts, or a scenario, which has seven.
///
/// @param in_turns of a solution with the locks of kode_sync
pub fn answer(case: &mut Case, codes: Codes, play: Play, in_turns: bool) {
    let mut r = Reader { bytes: case.r.bytes, at: case.r.at };
    for _ in 0..2 {
        skip(&mut r);
        r.expect(b',');
    }
    skip(&mut r);
    if r.take(b',') {
        return scenario(case, codes, play, in_turns, r);
    }
    let mut from = Reader { bytes: case.r.bytes, at: case.r.at };
    let mut w = std::mem::take(&mut case.w);
    let outcomes = Outcomes::new(&mut w, codes);
    play(&mut from, &mut Use { outcomes, case: Some(case), round: None });
    case.w = w;
}

/// Goes to the end of a value.
fn skip(r: &mut Reader) {
    let mut depth = 0;
    loop {
        match r.peek() {
            b'"' => {
                r.string();
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth > 0 => depth -= 1,
            b']' | b'}' | b',' | 0 if depth == 0 => return,
            _ => (),
        }
        r.at += 1;
    }
}

fn scenario(case: &mut Case, codes: Codes, play: Play, in_turns: bool, mut r: Reader) {
    let bytes = r.bytes;
    let mut lists = Vec::new();
    r.items(|r| {
        lists.push(r.at);
        skip(r);
    });
    r.expect(b',');
    let after = r.at;
    skip(&mut r);
    r.expect(b',');
    let asked = r.integer() as usize;
    let mut rounds = asked * if in_turns { 1 } else { AT_ONCE };
    r.expect(b',');
    let team = Team::new(bytes, lists, codes, in_turns, r.integer() as u64);
    let mut seen = Seen::default();
    let mut left = Writer::default();
    std::thread::scope(|scope| {
        let _end = End(&team);
        for place in 1..team.lists.len() {
            let thread = std::thread::Builder::new().name(THREAD.to_string()).stack_size(STACK_BYTES);
            let team = &team;
            thread.spawn_scoped(scope, move || team.work(place)).expect("kode: a thread cannot be started");
        }
        let known = tasks();
        case.start();
        let started = Instant::now();
        let mut ran = 0;
        let mut all_ended = true;
        while ran < rounds && started.elapsed() < LONGEST {
            ran += 1;
            let (mut before, mut looks) = (Writer::default(), Writer::default());
            let (mut met, mut stuck) = (false, None);
            let mut round = |take: &Take| {
                met = true;
                let whole = team.meet(take, ran);
                stuck = if in_turns { turns::stuck() } else { None };
                if whole && stuck.is_none() {
                    let mut outcomes = Outcomes::new(&mut looks, codes);
                    calls(&mut Reader { bytes, at: after }, |r| take(r, &mut outcomes));
                }
            };
            let mut from = Reader { bytes, at: case.r.at };
            let outcomes = Outcomes::new(&mut before, codes);
            play(&mut from, &mut Use { outcomes, case: None, round: Some(&mut round) });
            let crashed = seen.add(&before, met.then(|| team.lines()), &looks, &stuck);
            if crashed || !met || stuck.is_some() {
                all_ended = false;
                break;
            }
            // Threads that stay: a process must not have too many of them.
            if ran == 1 && tasks().len() > known.len() {
                rounds = asked;
            }
        }
        if all_ended {
            left_behind(&known, ran, &mut left);
        }
        case.stop();
    });
    seen.write(&mut case.w);
    case.w.text.extend_from_slice(&left.text);
}

/// One step after the other, until one says that none can follow.
fn calls(r: &mut Reader, mut one: impl FnMut(&mut Reader) -> bool) {
    r.expect(b'[');
    if r.take(b']') {
        return;
    }
    while one(r) && r.take(b',') {}
}

/// The threads of a scenario, of which the first is the one that makes the components. All wait for the next round, meet at a
/// gate, make their calls, and say that they have ended.
struct Team<'a> {
    bytes: &'a [u8],
    lists: Vec<usize>,
    codes: Codes,
    in_turns: bool,
    seed: u64,
    lines: Vec<Mutex<Line>>,
    /// A pointer to the reference to what makes a call in this round.
    take: AtomicPtr<&'static Take<'static>>,
    /// Rounds begun, and threads that came to the gate and that ended, in all rounds.
    round: AtomicUsize,
    arrived: AtomicUsize,
    ended: AtomicUsize,
    over: AtomicBool,
    stamps: AtomicU32,
    /// Who has waited for long sleeps.
    sleepers: AtomicUsize,
    bed: Mutex<()>,
    bell: Condvar,
}

/// Looks before a thread lets others go first, and how often it does that before it sleeps.
const LOOKS: usize = 200;
const WAITS: usize = 50;

impl<'a> Team<'a> {
    fn new(bytes: &'a [u8], lists: Vec<usize>, codes: Codes, in_turns: bool, seed: u64) -> Self {
        Team {
            bytes,
            codes,
            in_turns,
            seed,
            lines: lists.iter().map(|_| Mutex::default()).collect(),
            lists,
            take: AtomicPtr::new(null_mut()),
            round: AtomicUsize::new(0),
            arrived: AtomicUsize::new(0),
            ended: AtomicUsize::new(0),
            over: AtomicBool::new(false),
            stamps: AtomicU32::new(0),
            sleepers: AtomicUsize::new(0),
            bed: Mutex::new(()),
            bell: Condvar::new(),
        }
    }

    /// A round; false where a call crashed.
    fn meet(&self, take: &Take, round: usize) -> bool {
        // It outlives the round only: nobody uses it after all have ended, which is before this returns.
        let take: &'static Take<'static> = unsafe { std::mem::transmute(take) };
        self.take.store(&take as *const &'static Take<'static> as *mut _, Ordering::SeqCst);
        self.stamps.store(0, Ordering::SeqCst);
        if self.in_turns {
            turns::open(self.lists.len(), mixed(mixed(self.seed) ^ round as u64));
        }
        self.round.store(round, Ordering::SeqCst);
        self.ring();
        self.calls_of(0, take, round);
        self.wait(|| self.ended.load(Ordering::SeqCst) == round * self.lists.len());
        self.take.store(null_mut(), Ordering::SeqCst);
        self.lines.iter().all(|line| lock(line).crash.is_none())
    }

    fn work(&self, place: usize) {
        traces::watch_thread(place, STACK_BYTES);
        let mut round = 0;
        loop {
            self.wait(|| self.round.load(Ordering::SeqCst) > round || self.over.load(Ordering::SeqCst));
            if self.over.load(Ordering::SeqCst) {
                break;
            }
            round += 1;
            self.calls_of(place, unsafe { *self.take.load(Ordering::SeqCst) }, round);
            self.ring();
        }
        traces::leave_thread(place);
    }

    fn calls_of(&self, place: usize, take: &Take, round: usize) {
        let mut line = lock(&self.lines[place]);
        let Line { w, parts, stamps, crash } = &mut *line;
        (w.text.clear(), parts.clear(), stamps.clear());
        let mut pauses = Pauses::new(self.seed, round as u64, place as u64);
        let mut outcomes = Outcomes::new(w, self.codes);
        outcomes.stamps = Some((&self.stamps, stamps));
        let mut r = Reader { bytes: self.bytes, at: self.lists[place] };
        if self.in_turns {
            turns::enter(place);
        } else {
            self.arrived.fetch_add(1, Ordering::SeqCst);
            let gate = round * self.lists.len();
            spin(|| self.arrived.load(Ordering::SeqCst) >= gate, usize::MAX);
        }
        calls(&mut r, |r| {
            if self.in_turns {
                turns::between();
            } else {
                pauses.next();
            }
            let goes_on = take(r, &mut outcomes);
            if !outcomes.is_stuck {
                parts.push((outcomes.from, outcomes.end()));
            }
            goes_on
        });
        if self.in_turns {
            turns::leave(place);
        }
        if outcomes.is_stuck {
            outcomes.stamps.iter_mut().for_each(|(_, seen)| drop(seen.pop()));
        }
        *crash = outcomes.crash;
        drop(line);
        self.ended.fetch_add(1, Ordering::SeqCst);
    }

    fn lines(&self) -> Vec<MutexGuard<'_, Line>> {
        let mut lines: Vec<_> = self.lines.iter().map(lock).collect();
        // What a crash leaves behind, a poisoned lock most of all, makes others crash: the first one tells why.
        let first = lines.iter().filter_map(|line| line.crash).min();
        for line in lines.iter_mut().filter(|line| line.crash > first) {
            line.parts.pop();
            line.stamps.pop();
        }
        lines
    }

    fn wait(&self, is: impl Fn() -> bool) {
        // Who takes turns leaves the processors to the one whose turn it is.
        if spin(&is, if self.in_turns { 0 } else { WAITS }) {
            return;
        }
        let mut bed = lock(&self.bed);
        self.sleepers.fetch_add(1, Ordering::SeqCst);
        while !is() {
            bed = self.bell.wait(bed).unwrap_or_else(PoisonError::into_inner);
        }
        self.sleepers.fetch_sub(1, Ordering::SeqCst);
    }

    /// Something has changed that somebody may wait for.
    fn ring(&self) {
        if self.sleepers.load(Ordering::SeqCst) > 0 {
            drop(lock(&self.bed));
            self.bell.notify_all();
        }
    }
}

/// Lets the threads end, also where the harness panics.
struct End<'a, 'b>(&'a Team<'b>);

impl Drop for End<'_, '_> {
    fn drop(&mut self) {
        self.0.over.store(true, Ordering::SeqCst);
        self.0.ring();
    }
}

/// False where it has waited for long in vain.
fn spin(is: impl Fn() -> bool, waits: usize) -> bool {
    for _ in 0..waits {
        for _ in 0..LOOKS {
            if is() {
                return true;
            }
            std::hint::spin_loop();
        }
        std::thread::yield_now();
    }
    is()
}

/// What a thread does between its calls: nothing, wait for a moment, or let others go first.
struct Pauses {
    state: u64,
    tight: bool,
}

impl Pauses {
    fn new(seed: u64, round: u64, place: u64) -> Self {
        // Half of the rounds are without pauses.
        Pauses {
            state: mixed(mixed(seed) ^ round << 8 ^ place) | 1,
            tight: mixed(mixed(seed) ^ round) % 2 == 0,
        }
    }

    fn next(&mut self) {
        if self.tight {
            return;
        }
        self.state = mixed(self.state);
        match self.state >> 60 {
            0..=6 => (),
            7..=13 => {
                (0..(self.state >> 8) % (2 << ((self.state >> 32) % 9))).for_each(|_| std::hint::spin_loop())
            }
            _ => std::thread::yield_now(),
        }
    }
}

/// Steele, Lea and Flood: Fast splittable pseudorandom number generators (2014), with the constants of Stafford.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
