/** Components as somebody writes them in Rust. */
import type { ComponentPrograms } from './programs.ts';

const CLOCK = `
pub trait Clock: Send + Sync {
    fn now_ms(&self) -> i64;
}
`;

const INVALID = `
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    Invalid,
}
`;

/** Shared by threads: its state is behind a lock. */
const BUCKET = `
struct State {
    level: i64,
    at: i64,
}

pub struct TokenBucket {
    capacity: i64,
    refill_tokens: i64,
    refill_ms: i64,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

impl TokenBucket {
    pub fn new(
        capacity: i32,
        refill_tokens: i32,
        refill_ms: i32,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Error> {
        let tokens = 1..=1_000_000;
        if !tokens.contains(&capacity) || !tokens.contains(&refill_tokens) || !(1..=86_400_000).contains(&refill_ms) {
            return Err(Error::Invalid);
        }
        let (capacity, refill_tokens, refill_ms) = (i64::from(capacity), i64::from(refill_tokens), i64::from(refill_ms));
        let state = Mutex::new(State { level: capacity * refill_ms, at: clock.now_ms() });
        Ok(TokenBucket { capacity, refill_tokens, refill_ms, clock, state })
    }

    pub fn allow(&self, n: i32) -> Result<bool, Error> {
        if n < 0 {
            return Err(Error::Invalid);
        }
        let mut state = self.refilled();
        let wanted = i64::from(n) * self.refill_ms;
        if i64::from(n) > self.capacity || wanted > state.level {
            return Ok(false);
        }
        state.level -= wanted;
        Ok(true)
    }

    pub fn available(&self) -> i32 {
        (self.refilled().level / self.refill_ms) as i32
    }

    pub fn wait_ms(&self, n: i32) -> Result<i64, Error> {
        if n < 0 {
            return Err(Error::Invalid);
        }
        if i64::from(n) > self.capacity {
            return Ok(-1);
        }
        let lacks = (i64::from(n) * self.refill_ms - self.refilled().level).max(0);
        Ok((lacks + self.refill_tokens - 1) / self.refill_tokens)
    }

    fn refilled(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap();
        let now = self.clock.now_ms();
        let full = self.capacity * self.refill_ms;
        let elapsed = now - state.at;
        state.level = if elapsed > full / self.refill_tokens {
            full
        } else {
            full.min(state.level + elapsed * self.refill_tokens)
        };
        state.at = now;
        state
    }
}
`;

const BUCKET_USES = 'use std::sync::{Arc, Mutex, MutexGuard};\n';

/** Shared as well. */
const LRU = `use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
${INVALID}
struct Entries {
    values: HashMap<i32, (i32, u64)>,
    ages: BTreeMap<u64, i32>,
    last: u64,
}

pub struct LruCache {
    capacity: usize,
    entries: Mutex<Entries>,
}

impl LruCache {
    pub fn new(capacity: i32) -> Result<Self, Error> {
        let capacity = usize::try_from(capacity).map_err(|_| Error::Invalid)?;
        let entries = Mutex::new(Entries { values: HashMap::new(), ages: BTreeMap::new(), last: 0 });
        Ok(Self { capacity, entries })
    }

    pub fn put(&self, k: i32, v: i32) -> Option<i32> {
        if self.capacity == 0 {
            return None;
        }
        let mut entries = self.entries.lock().unwrap();
        let mut evicted = None;
        if !entries.values.contains_key(&k) && entries.values.len() == self.capacity {
            let (_, oldest) = entries.ages.pop_first()?;
            entries.values.remove(&oldest);
            evicted = Some(oldest);
        }
        entries.touch(k, v);
        evicted
    }

    pub fn get(&self, k: i32) -> Option<i32> {
        let mut entries = self.entries.lock().unwrap();
        let (value, _) = *entries.values.get(&k)?;
        entries.touch(k, value);
        Some(value)
    }

    pub fn peek(&self, k: i32) -> Option<i32> {
        self.entries.lock().unwrap().values.get(&k).map(|(value, _)| *value)
    }

    pub fn remove(&self, k: i32) -> bool {
        let mut entries = self.entries.lock().unwrap();
        match entries.values.remove(&k) {
            Some((_, age)) => entries.ages.remove(&age).is_some(),
            None => false,
        }
    }

    pub fn keys(&self) -> Vec<i32> {
        self.entries.lock().unwrap().ages.values().rev().copied().collect()
    }

    pub fn size(&self) -> i32 {
        self.entries.lock().unwrap().values.len() as i32
    }
}

impl Entries {
    fn touch(&mut self, k: i32, v: i32) {
        self.last += 1;
        if let Some((_, age)) = self.values.insert(k, (v, self.last)) {
            self.ages.remove(&age);
        }
        self.ages.insert(self.last, k);
    }
}
`;

const SCHEDULER_ERRORS = `
#[derive(Debug)]
pub enum Error {
    Invalid,
    NoRoom { people: i32 },
    NotFound(String),
    Unlucky,
}
`;

const RECORDS = `
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    pub id: String,
    pub capacity: i32,
}

#[derive(Debug, Clone, PartialEq)]
pub struct BookResult {
    pub id: i32,
    pub room: String,
}
`;

/** @param noRoom and `notFound`: errors as the file declares them */
const scheduler = (noRoom: string, notFound: string): string => `
struct Booking {
    id: i32,
    room: String,
    start: i64,
    end: i64,
}

struct Book {
    bookings: Vec<Booking>,
    last: i32,
}

pub struct MeetingScheduler {
    rooms: Vec<Room>,
    book: Mutex<Book>,
}

impl MeetingScheduler {
    pub fn new(rooms: &[Room]) -> Result<Self, Error> {
        let names: HashSet<&str> = rooms.iter().map(|room| room.id.as_str()).collect();
        if names.len() < rooms.len() || rooms.iter().any(|room| room.capacity < 1) {
            return Err(Error::Invalid);
        }
        Ok(Self { rooms: rooms.to_vec(), book: Mutex::new(Book { bookings: Vec::new(), last: 0 }) })
    }

    pub fn book(&self, start: i64, end: i64, people: i32) -> Result<BookResult, Error> {
        if start < 0 || end <= start || people < 1 {
            return Err(Error::Invalid);
        }
        let mut book = self.book.lock().unwrap();
        let fits = |room: &&Room| room.capacity >= people && book.is_free(&room.id, start, end);
        let room = self.rooms.iter().filter(fits).min_by_key(|room| room.capacity).ok_or(${noRoom})?.id.clone();
        book.last += 1;
        let id = book.last;
        book.bookings.push(Booking { id, room: room.clone(), start, end });
        Ok(BookResult { id, room })
    }

    pub fn cancel(&self, id: i32) -> bool {
        let mut book = self.book.lock().unwrap();
        let before = book.bookings.len();
        book.bookings.retain(|booking| booking.id != id);
        book.bookings.len() < before
    }

    pub fn free_rooms(&self, start: i64, end: i64) -> Result<Vec<String>, Error> {
        if start < 0 || end <= start {
            return Err(Error::Invalid);
        }
        let book = self.book.lock().unwrap();
        Ok(self.rooms.iter().filter(|room| book.is_free(&room.id, start, end)).map(|room| room.id.clone()).collect())
    }

    pub fn schedule(&self, room: &str) -> Result<Vec<(i64, i64, i32)>, Error> {
        if !self.rooms.iter().any(|one| one.id == room) {
            return Err(${notFound});
        }
        let book = self.book.lock().unwrap();
        let mut all: Vec<_> =
            book.bookings.iter().filter(|one| one.room == room).map(|one| (one.start, one.end, one.id)).collect();
        all.sort();
        Ok(all)
    }
}

impl Book {
    fn is_free(&self, room: &str, start: i64, end: i64) -> bool {
        self.bookings.iter().all(|one| one.room != room || one.end <= start || one.start >= end)
    }
}
`;

const SCHEDULER = scheduler('Error::NoRoom { people }', 'Error::NotFound(room.to_string())');
const SCHEDULER_USES = 'use std::collections::HashSet;\nuse std::sync::Mutex;\n';

const TABLE = `${INVALID}
pub struct HashTable {
    hash: fn(&str) -> i32,
    chains: Vec<Vec<(String, i32)>>,
    size: usize,
}

impl HashTable {
    pub fn new(buckets: i32, hash: fn(&str) -> i32) -> Result<Self, Error> {
        if buckets < 1 {
            return Err(Error::Invalid);
        }
        Ok(Self { hash, chains: vec![Vec::new(); buckets as usize], size: 0 })
    }

    pub fn put(&mut self, k: &str, v: i32) -> Option<i32> {
        let at = self.place(k);
        if let Some((_, value)) = self.chains[at].iter_mut().find(|(key, _)| key == k) {
            return Some(std::mem::replace(value, v));
        }
        if (self.size + 1) * 4 > self.chains.len() * 3 {
            self.grow();
        }
        let at = self.place(k);
        self.chains[at].push((k.to_string(), v));
        self.size += 1;
        None
    }

    pub fn get(&self, k: &str) -> Option<i32> {
        self.chains[self.place(k)].iter().find(|(key, _)| key == k).map(|(_, value)| *value)
    }

    pub fn remove(&mut self, k: String) -> Option<i32> {
        let at = self.place(&k);
        let found = self.chains[at].iter().position(|(key, _)| *key == k)?;
        self.size -= 1;
        Some(self.chains[at].swap_remove(found).1)
    }

    pub fn size(&self) -> i32 {
        self.size as i32
    }

    pub fn buckets(&self) -> i32 {
        self.chains.len() as i32
    }

    pub fn keys(&self) -> Vec<String> {
        self.chains.iter().flatten().map(|(key, _)| key.clone()).collect()
    }

    fn place(&self, k: &str) -> usize {
        i64::from((self.hash)(k)).rem_euclid(self.chains.len() as i64) as usize
    }

    fn grow(&mut self) {
        let twice = vec![Vec::new(); self.chains.len() * 2];
        for (key, value) in std::mem::replace(&mut self.chains, twice).into_iter().flatten() {
            let at = self.place(&key);
            self.chains[at].push((key, value));
        }
    }
}
`;

const FULL_BUCKET = BUCKET_USES + CLOCK + INVALID + BUCKET;
const FULL_SCHEDULER = SCHEDULER_USES + SCHEDULER_ERRORS + RECORDS + SCHEDULER;

/** A text with one place of it changed; that it is there is part of the test. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return text.replace(from, to);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

const CRASHES = changed(
  LRU,
  'pub fn peek(&self, k: i32) -> Option<i32> {',
  'pub fn peek(&self, k: i32) -> Option<i32> {\n        if k == 13 {\n            panic!("thirteen");\n        }',
);
const MISSING = changed(FULL_BUCKET, 'fn available(', 'fn availible(');
const OTHER_SIGNATURE = changed(FULL_BUCKET, 'fn allow(&self, n: i32)', 'fn allow(&self, n: i32, more: i32)');
const REAL = changed(
  FULL_BUCKET,
  'let now = self.clock.now_ms();',
  'let now = std::time::Instant::now().elapsed().as_millis() as i64;',
);
const SLEEPS = changed(
  FULL_BUCKET,
  'let mut state = self.refilled();',
  'std::thread::sleep(std::time::Duration::from_millis(1));\n        let mut state = self.refilled();',
);

export const programs: ComponentPrograms = {
  right: { tokenBucket: FULL_BUCKET, lruCache: LRU, hashTable: TABLE, meetingScheduler: FULL_SCHEDULER },
  bare: {
    tokenBucket: BUCKET_USES + BUCKET,
    meetingScheduler: SCHEDULER_USES + scheduler('Error::NoRoom', 'Error::NotFound'),
  },
  wrong: changed(LRU, 'entries.touch(k, value);', ''),
  crashes: { text: CRASHES, line: lineOf(CRASHES, 'panic!'), shown: /^panic: thirteen$/ },
  otherCode: changed(
    FULL_SCHEDULER,
    'if start < 0 || end <= start || people < 1 {',
    'if people == 13 {\n            return Err(Error::Unlucky);\n        }\n        if start < 0 || end <= start || people < 1 {',
  ),
  // Every value that compiles is of its type.
  mistyped: null,
  prints: changed(LRU, 'if self.capacity == 0 {', 'println!("put");\n        if self.capacity == 0 {'),
  // What is returned is owned by who gets it.
  changesLater: null,
  missing: {
    text: MISSING,
    line: lineOf(MISSING, 'fn availible'),
    message: /`fn available\(&self\) -> i32`; this file has `fn availible\(&self\) -> i32`/,
  },
  otherSignature: {
    text: OTHER_SIGNATURE,
    line: lineOf(OTHER_SIGNATURE, 'fn allow'),
    message:
      /`fn allow\(&self, n: i32\) -> Result<bool, Error>`; this file has `fn allow\(&self, n: i32, more: i32\) -> Result<bool, Error>`/,
  },
  realClock: {
    text: REAL,
    line: lineOf(REAL, 'Instant'),
    message: /^Kode moves the clock: ask `clock\.now_ms\(\)` instead of `Instant::now\(\)`\.$/,
  },
  sleeps: {
    text: SLEEPS,
    line: lineOf(SLEEPS, 'thread::sleep'),
    message: /^Kode moves the clock: ask `clock\.now_ms\(\)` instead of `thread::sleep\(\)`\.$/,
  },
};
