// Puts the new key in before it makes room: with frequency 1 it is often the one that goes.
use std::collections::{BTreeSet, HashMap};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

struct Entry {
    value: i32,
    freq: i32,
    used: u64,
}

pub struct LfuCache {
    capacity: usize,
    entries: HashMap<i32, Entry>,
    order: BTreeSet<(i32, u64, i32)>,
    uses: u64,
}

impl LfuCache {
    pub fn new(capacity: i32) -> Result<Self, Error> {
        let capacity = usize::try_from(capacity).map_err(|_| Error::Invalid)?;
        Ok(Self { capacity, entries: HashMap::new(), order: BTreeSet::new(), uses: 0 })
    }

    pub fn put(&mut self, k: i32, v: i32) -> Option<i32> {
        if self.capacity == 0 {
            return None;
        }
        self.entries.entry(k).or_insert(Entry { value: v, freq: 0, used: 0 }).value = v;
        self.touch(k);
        if self.entries.len() <= self.capacity {
            return None;
        }
        let (_, _, evicted) = self.order.pop_first()?;
        self.entries.remove(&evicted);
        Some(evicted)
    }

    pub fn get(&mut self, k: i32) -> Option<i32> {
        if !self.entries.contains_key(&k) {
            return None;
        }
        self.touch(k);
        self.entries.get(&k).map(|entry| entry.value)
    }

    pub fn freq(&self, k: i32) -> i32 {
        self.entries.get(&k).map_or(0, |entry| entry.freq)
    }

    fn touch(&mut self, k: i32) {
        self.uses += 1;
        if let Some(entry) = self.entries.get_mut(&k) {
            self.order.remove(&(entry.freq, entry.used, k));
            entry.freq += 1;
            entry.used = self.uses;
            self.order.insert((entry.freq, entry.used, k));
        }
    }
}
