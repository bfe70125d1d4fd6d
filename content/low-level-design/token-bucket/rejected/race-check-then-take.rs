// race: Looks under the lock and takes under it again: between the two another thread takes the same token.
use std::sync::{Arc, Mutex, MutexGuard};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

pub trait Clock: Send + Sync {
    fn now_ms(&self) -> i64;
}

/// Counts in units of 1/refill_ms token, so that all amounts are whole numbers: a millisecond adds refill_tokens units,
/// and a token is refill_ms of them.
pub struct TokenBucket {
    capacity: i64,
    refill_tokens: i64,
    refill_ms: i64,
    full: i64,
    clock: Arc<dyn Clock>,
    level: Mutex<Level>,
}

struct Level {
    units: i64,
    at: i64,
}

impl TokenBucket {
    pub fn new(capacity: i32, refill_tokens: i32, refill_ms: i32, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        let inside = (1..=1_000_000).contains(&capacity)
            && (1..=1_000_000).contains(&refill_tokens)
            && (1..=86_400_000).contains(&refill_ms);
        if !inside {
            return Err(Error::Invalid);
        }
        let full = i64::from(capacity) * i64::from(refill_ms);
        let level = Mutex::new(Level { units: full, at: clock.now_ms() });
        Ok(Self {
            capacity: i64::from(capacity),
            refill_tokens: i64::from(refill_tokens),
            refill_ms: i64::from(refill_ms),
            full,
            clock,
            level,
        })
    }

    /// Takes n tokens if they are there, else nothing.
    pub fn allow(&self, n: i32) -> Result<bool, Error> {
        if n < 0 {
            return Err(Error::Invalid);
        }
        if self.available() < n {
            return Ok(false);
        }
        self.refilled().units -= i64::from(n) * self.refill_ms;
        Ok(true)
    }

    pub fn available(&self) -> i32 {
        (self.refilled().units / self.refill_ms) as i32
    }

    /// Milliseconds until n tokens are there, or -1 where they never will be.
    pub fn wait_ms(&self, n: i32) -> Result<i64, Error> {
        if n < 0 {
            return Err(Error::Invalid);
        }
        let n = i64::from(n);
        if n > self.capacity {
            return Ok(-1);
        }
        let missing = (n * self.refill_ms - self.refilled().units).max(0);
        Ok(ceil_div(missing, self.refill_tokens))
    }

    /// The level, up to date and locked. A long rest is cut off before it is multiplied.
    fn refilled(&self) -> MutexGuard<'_, Level> {
        let mut level = self.level.lock().expect("no method panics while it holds the lock");
        let now = self.clock.now_ms();
        let elapsed = (now - level.at).min(ceil_div(self.full, self.refill_tokens));
        level.units = self.full.min(level.units + elapsed * self.refill_tokens);
        level.at = now;
        level
    }
}

fn ceil_div(a: i64, b: i64) -> i64 {
    (a + b - 1) / b
}
