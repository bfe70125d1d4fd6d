/** Rust programs on the subjects of the zoo: a right one of each, and wrong ones that only threads show to be wrong. */
import type { ZooName } from './zoo.ts';

/** Each text with one place of it changed; that it is there is part of the test. */
function changed(text: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((was, [from, to]) => {
    if (!was.includes(from)) throw new Error(`no ${from}`);
    return was.replace(from, to);
  }, text);
}

const COUNTER = `use std::sync::Mutex;

pub struct Counter {
    total: Mutex<i32>,
}

impl Counter {
    pub fn new(start: i32) -> Self {
        Self { total: Mutex::new(start) }
    }

    pub fn add(&self, n: i32) -> i32 {
        let mut total = self.total.lock().unwrap();
        *total += n;
        *total
    }

    pub fn sum(&self) -> i32 {
        *self.total.lock().unwrap()
    }
}
`;

const ATOMIC_COUNTER = `use std::sync::atomic::{AtomicI32, Ordering};

pub struct Counter {
    total: AtomicI32,
}

impl Counter {
    pub fn new(start: i32) -> Self {
        Self { total: AtomicI32::new(start) }
    }

    pub fn add(&self, n: i32) -> i32 {
        self.total.fetch_add(n, Ordering::Relaxed) + n
    }

    pub fn sum(&self) -> i32 {
        self.total.load(Ordering::Relaxed)
    }
}
`;

const SEATS = `use std::sync::Mutex;

pub struct Seats {
    count: i32,
    taken: Mutex<i32>,
}

impl Seats {
    pub fn new(count: i32) -> Self {
        Self { count, taken: Mutex::new(0) }
    }

    pub fn take(&self) -> Option<i32> {
        let mut taken = self.taken.lock().unwrap();
        if *taken == self.count {
            return None;
        }
        *taken += 1;
        Some(*taken)
    }

    pub fn left(&self) -> i32 {
        self.count - *self.taken.lock().unwrap()
    }
}
`;

/** What may still be taken, and the number of the last seat, each behind a lock of its own. */
const SEATS_OF_TWO_LOCKS = `use std::sync::Mutex;

pub struct Seats {
    free: Mutex<i32>,
    last: Mutex<i32>,
}

impl Seats {
    pub fn new(count: i32) -> Self {
        Self { free: Mutex::new(count), last: Mutex::new(0) }
    }

    pub fn take(&self) -> Option<i32> {
        if *self.free.lock().unwrap() == 0 {
            return None;
        }
        let mut last = self.last.lock().unwrap();
        *self.free.lock().unwrap() -= 1;
        *last += 1;
        Some(*last)
    }

    pub fn left(&self) -> i32 {
        *self.free.lock().unwrap()
    }
}
`;

const ACCOUNTS = `use std::sync::Mutex;

pub struct Accounts {
    amounts: [Mutex<i32>; 2],
}

impl Accounts {
    pub fn new(first: i32, second: i32) -> Self {
        Self { amounts: [Mutex::new(first), Mutex::new(second)] }
    }

    pub fn move_(&self, giver: i32, amount: i32) -> bool {
        let mut first = self.amounts[0].lock().unwrap();
        let mut second = self.amounts[1].lock().unwrap();
        let (from, to) = if giver == 0 { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
        if *from < amount {
            return false;
        }
        *from -= amount;
        *to += amount;
        true
    }

    pub fn total(&self) -> i32 {
        let first = self.amounts[0].lock().unwrap();
        let second = self.amounts[1].lock().unwrap();
        *first + *second
    }
}
`;

const GATE = `use std::sync::{Condvar, Mutex};

struct State {
    busy: bool,
    passed: i32,
}

pub struct Gate {
    state: Mutex<State>,
    free: Condvar,
}

impl Gate {
    pub fn new() -> Self {
        Self { state: Mutex::new(State { busy: false, passed: 0 }), free: Condvar::new() }
    }

    pub fn pass(&self) -> i32 {
        let mut state = self.state.lock().unwrap();
        while state.busy {
            state = self.free.wait(state).unwrap();
        }
        state.busy = true;
        drop(state);
        let mut state = self.state.lock().unwrap();
        state.busy = false;
        state.passed += 1;
        let number = state.passed;
        drop(state);
        self.free.notify_one();
        number
    }

    pub fn passed(&self) -> i32 {
        self.state.lock().unwrap().passed
    }
}
`;

const BUCKET = `use std::sync::{Arc, Mutex};

pub struct TokenBucket {
    capacity: i64,
    refill_tokens: i64,
    refill_ms: i64,
    clock: Arc<dyn Clock>,
    level: Mutex<i64>,
    at: Mutex<i64>,
}

impl TokenBucket {
    pub fn new(capacity: i32, refill_tokens: i32, refill_ms: i32, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        let tokens = 1..=1_000_000;
        if !tokens.contains(&capacity) || !tokens.contains(&refill_tokens) || !(1..=86_400_000).contains(&refill_ms) {
            return Err(Error::Invalid);
        }
        let (capacity, refill_tokens, refill_ms) = (i64::from(capacity), i64::from(refill_tokens), i64::from(refill_ms));
        let (level, at) = (Mutex::new(capacity * refill_ms), Mutex::new(clock.now_ms()));
        Ok(Self { capacity, refill_tokens, refill_ms, clock, level, at })
    }

    fn refilled(&self, level: &mut i64) {
        let mut at = self.at.lock().unwrap();
        let now = self.clock.now_ms();
        let full = self.capacity * self.refill_ms;
        let elapsed = (now - *at).min(full / self.refill_tokens + 1);
        *level = full.min(*level + elapsed * self.refill_tokens);
        *at = now;
    }

    pub fn allow(&self, n: i32) -> Result<bool, Error> {
        if n < 0 {
            return Err(Error::Invalid);
        }
        let mut level = self.level.lock().unwrap();
        self.refilled(&mut level);
        let wanted = i64::from(n) * self.refill_ms;
        if wanted > *level {
            return Ok(false);
        }
        *level -= wanted;
        Ok(true)
    }

    pub fn available(&self) -> i32 {
        let mut level = self.level.lock().unwrap();
        self.refilled(&mut level);
        (*level / self.refill_ms) as i32
    }

    pub fn wait_ms(&self, n: i32) -> Result<i64, Error> {
        if n < 0 {
            return Err(Error::Invalid);
        }
        if i64::from(n) > self.capacity {
            return Ok(-1);
        }
        let mut level = self.level.lock().unwrap();
        self.refilled(&mut level);
        let lacks = (i64::from(n) * self.refill_ms - *level).max(0);
        Ok((lacks + self.refill_tokens - 1) / self.refill_tokens)
    }
}
`;

export const RIGHT: Readonly<Record<string, readonly [ZooName, string]>> = {
  'a counter behind a lock': ['counter', COUNTER],
  'an atomic counter': ['counter', ATOMIC_COUNTER],
  'seats that are looked at and taken under one lock': ['seats', SEATS],
  'seats that are taken by comparing and setting': [
    'seats',
    `use std::sync::atomic::{AtomicI32, Ordering};

pub struct Seats {
    count: i32,
    taken: AtomicI32,
}

impl Seats {
    pub fn new(count: i32) -> Self {
        Self { count, taken: AtomicI32::new(0) }
    }

    pub fn take(&self) -> Option<i32> {
        let more = |taken: i32| if taken < self.count { Some(taken + 1) } else { None };
        self.taken.fetch_update(Ordering::SeqCst, Ordering::SeqCst, more).ok().map(|taken| taken + 1)
    }

    pub fn left(&self) -> i32 {
        self.count - self.taken.load(Ordering::SeqCst)
    }
}
`,
  ],
  'accounts that are locked in one order': ['accounts', ACCOUNTS],
  'a gate that waits while it is busy': ['gate', GATE],
  'a bucket of two locks that are taken one in the other': ['bucket', BUCKET],
};

export interface Wrong {
  readonly zoo: ZooName;
  readonly text: string;
  readonly what: 'illegal' | 'deadlock' | 'crashed';
  /** Parts of the lines that are named. */
  readonly at?: readonly string[];
}

export const WRONG: Readonly<Record<string, Wrong>> = {
  'a counter that adds to what it has read before': {
    zoo: 'counter',
    what: 'illegal',
    text: changed(
      COUNTER,
      ['*total += n;\n        *total', '*total = sum;\n        sum'],
      ['let mut total', 'let sum = self.sum() + n;\n        let mut total'],
    ),
  },
  'an atomic counter that is read and written': {
    zoo: 'counter',
    what: 'illegal',
    text: changed(ATOMIC_COUNTER, [
      'self.total.fetch_add(n, Ordering::Relaxed) + n',
      'let sum = self.total.load(Ordering::SeqCst) + n;\n        self.total.store(sum, Ordering::SeqCst);\n        sum',
    ]),
  },
  'seats that are looked at and taken in two steps': {
    zoo: 'seats',
    what: 'illegal',
    text: changed(
      SEATS,
      [
        'let mut taken = self.taken.lock().unwrap();\n        if *taken == self.count {',
        'if self.left() == 0 {',
      ],
      ['*taken += 1;', 'let mut taken = self.taken.lock().unwrap();\n        *taken += 1;'],
    ),
  },
  'seats that are looked at under one lock and taken under another': {
    zoo: 'seats',
    what: 'illegal',
    text: SEATS_OF_TWO_LOCKS,
  },
  'accounts that are locked in two orders': {
    zoo: 'accounts',
    what: 'deadlock',
    at: ['let mut to'],
    text: changed(ACCOUNTS, [
      `        let mut first = self.amounts[0].lock().unwrap();
        let mut second = self.amounts[1].lock().unwrap();
        let (from, to) = if giver == 0 { (&mut *first, &mut *second) } else { (&mut *second, &mut *first) };
`,
      `        let giver = giver as usize;
        let mut from = self.amounts[giver].lock().unwrap();
        let mut to = self.amounts[1 - giver].lock().unwrap();
`,
    ]),
  },
  'accounts whose sum is taken between two locks': {
    zoo: 'accounts',
    what: 'illegal',
    text: changed(ACCOUNTS, [
      `        let first = self.amounts[0].lock().unwrap();
        let second = self.amounts[1].lock().unwrap();
        *first + *second`,
      `        let first = *self.amounts[0].lock().unwrap();
        let second = *self.amounts[1].lock().unwrap();
        first + second`,
    ]),
  },
  'a gate that lets go of its lock before it waits': {
    zoo: 'gate',
    what: 'deadlock',
    at: ['free.wait('],
    text: changed(GATE, [
      'while state.busy {\n            state = self.free.wait(state).unwrap();',
      'while state.busy {\n            drop(state);\n            state = self.state.lock().unwrap();\n            state = self.free.wait(state).unwrap();',
    ]),
  },
  'a bucket that refills before it takes the lock': {
    zoo: 'bucket',
    what: 'illegal',
    text: changed(BUCKET, [
      '        let mut level = self.level.lock().unwrap();\n        self.refilled(&mut level);\n        let wanted',
      '        let mut before = *self.level.lock().unwrap();\n        self.refilled(&mut before);\n        let mut level = self.level.lock().unwrap();\n        *level = before;\n        let wanted',
    ]),
  },
  'a counter that panics under its lock, and so poisons it': {
    zoo: 'counter',
    what: 'crashed',
    text: changed(COUNTER, ['*total += n;', '*total += n;\n        assert!(*total < 20, "too much");']),
  },
};
