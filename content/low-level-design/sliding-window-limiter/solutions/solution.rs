use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

pub trait Clock: Send + Sync {
    fn now_ms(&self) -> i64;
}

pub struct SlidingWindowLimiter {
    limit: usize,
    window_ms: i64,
    clock: Arc<dyn Clock>,
    log: Mutex<Log>,
}

/// The calls that count, once by key and once all together, the oldest first in both. The window is the same for all keys,
/// so what ends next is at the front of `all`, and at the front of its key's times.
#[derive(Default)]
struct Log {
    all: VecDeque<(i64, Arc<str>)>,
    by_key: HashMap<Arc<str>, VecDeque<i64>>,
}

impl SlidingWindowLimiter {
    pub fn new(limit: i32, window_ms: i32, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        if !(1..=100_000).contains(&limit) || !(1..=86_400_000).contains(&window_ms) {
            return Err(Error::Invalid);
        }
        Ok(Self { limit: limit as usize, window_ms: i64::from(window_ms), clock, log: Mutex::default() })
    }

    pub fn allow(&self, key: &str) -> bool {
        let (mut log, now) = self.up_to_date();
        if log.count(key) == self.limit {
            return false;
        }
        let key: Arc<str> = Arc::from(key);
        log.by_key.entry(Arc::clone(&key)).or_default().push_back(now);
        log.all.push_back((now, key));
        true
    }

    /// How many calls would be let through now.
    pub fn remaining(&self, key: &str) -> i32 {
        let (log, _) = self.up_to_date();
        (self.limit - log.count(key)) as i32
    }

    /// Milliseconds until `allow` would be true.
    pub fn retry_after_ms(&self, key: &str) -> i64 {
        let (log, now) = self.up_to_date();
        match log.by_key.get(key) {
            Some(times) if times.len() == self.limit => times[0] + self.window_ms - now,
            _ => 0,
        }
    }

    pub fn tracked_keys(&self) -> i32 {
        let (log, _) = self.up_to_date();
        log.by_key.len() as i32
    }

    /// The log without what is over, locked, and the time, which is read under the lock so that times come in order.
    fn up_to_date(&self) -> (MutexGuard<'_, Log>, i64) {
        let mut log = self.log.lock().expect("no method panics while it holds the lock");
        let now = self.clock.now_ms();
        log.forget_until(now - self.window_ms);
        (log, now)
    }
}

impl Log {
    fn count(&self, key: &str) -> usize {
        self.by_key.get(key).map_or(0, VecDeque::len)
    }

    fn forget_until(&mut self, last: i64) {
        while let Some((at, key)) = self.all.front() {
            if *at > last {
                return;
            }
            let times = self.by_key.get_mut(key).expect("each call is in both");
            times.pop_front();
            if times.is_empty() {
                self.by_key.remove(key);
            }
            self.all.pop_front();
        }
    }
}
