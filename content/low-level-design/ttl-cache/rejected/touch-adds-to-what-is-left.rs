// touch() adds its time to what is left of the life; the new life begins now.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

pub trait Clock: Send + Sync {
    fn now_ms(&self) -> i64;
}

struct Entry {
    value: i32,
    expiry: i64,
    used: u64,
}

struct Entries {
    by_key: HashMap<Arc<str>, Entry>,
    by_use: BTreeMap<u64, Arc<str>>,
    by_expiry: BTreeSet<(i64, Arc<str>)>,
    uses: u64,
}

pub struct TtlCache {
    capacity: usize,
    ttl_ms: i32,
    clock: Arc<dyn Clock>,
    entries: Mutex<Entries>,
}

impl TtlCache {
    pub fn new(capacity: i32, ttl_ms: i32, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        if capacity < 1 || ttl_ms < 1 {
            return Err(Error::Invalid);
        }
        let entries =
            Entries { by_key: HashMap::new(), by_use: BTreeMap::new(), by_expiry: BTreeSet::new(), uses: 0 };
        Ok(Self { capacity: capacity as usize, ttl_ms, clock, entries: Mutex::new(entries) })
    }

    pub fn put(&self, k: &str, v: i32, ttl_ms: Option<i32>) -> Result<Option<String>, Error> {
        let life = ttl_ms.unwrap_or(self.ttl_ms);
        if life < 1 {
            return Err(Error::Invalid);
        }
        Ok(self.with_live(|entries, now| {
            let known = entries.forget(k);
            let mut evicted = None;
            if !known && entries.by_key.len() == self.capacity {
                evicted = entries.by_use.first_key_value().map(|(_, key)| key.to_string());
            }
            if let Some(key) = &evicted {
                entries.forget(key);
            }
            entries.insert(k, v, now + i64::from(life));
            evicted
        }))
    }

    pub fn get(&self, k: &str) -> Option<i32> {
        self.with_live(|entries, _| {
            entries.uses += 1;
            let entry = entries.by_key.get_mut(k)?;
            let key = entries.by_use.remove(&entry.used)?;
            entry.used = entries.uses;
            entries.by_use.insert(entry.used, key);
            Some(entry.value)
        })
    }

    pub fn touch(&self, k: &str, ttl_ms: i32) -> Result<bool, Error> {
        if ttl_ms < 1 {
            return Err(Error::Invalid);
        }
        Ok(self.with_live(|entries, _| {
            let Some((key, _)) = entries.by_key.get_key_value(k) else {
                return false;
            };
            let key = Arc::clone(key);
            if let Some(entry) = entries.by_key.get_mut(k) {
                entries.by_expiry.remove(&(entry.expiry, Arc::clone(&key)));
                entry.expiry += i64::from(ttl_ms);
                entries.by_expiry.insert((entry.expiry, key));
            }
            true
        }))
    }

    pub fn ttl(&self, k: &str) -> i64 {
        self.with_live(|entries, now| entries.by_key.get(k).map_or(-1, |entry| entry.expiry - now))
    }

    pub fn size(&self) -> i32 {
        self.with_live(|entries, _| entries.by_key.len() as i32)
    }

    fn with_live<R>(&self, call: impl FnOnce(&mut Entries, i64) -> R) -> R {
        let mut entries = self.entries.lock().expect("no method panics while it holds the lock");
        let now = self.clock.now_ms();
        entries.drop_expired(now);
        call(&mut entries, now)
    }
}

impl Entries {
    fn insert(&mut self, k: &str, value: i32, expiry: i64) {
        let key: Arc<str> = Arc::from(k);
        self.uses += 1;
        self.by_use.insert(self.uses, Arc::clone(&key));
        self.by_expiry.insert((expiry, Arc::clone(&key)));
        self.by_key.insert(key, Entry { value, expiry, used: self.uses });
    }

    fn forget(&mut self, k: &str) -> bool {
        let Some((key, entry)) = self.by_key.remove_entry(k) else {
            return false;
        };
        self.by_use.remove(&entry.used);
        self.by_expiry.remove(&(entry.expiry, key));
        true
    }

    fn drop_expired(&mut self, now: i64) {
        while let Some((expiry, key)) = self.by_expiry.first().cloned() {
            if expiry > now {
                return;
            }
            self.forget(&key);
        }
    }
}
