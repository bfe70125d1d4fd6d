// A new key begins at 0; to put it in is its first use.
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

const NONE: usize = usize::MAX;

struct Entry {
    key: i32,
    value: i32,
    freq: i32,
    older: usize,
    newer: usize,
}

struct Group {
    oldest: usize,
    newest: usize,
}

pub struct LfuCache {
    capacity: usize,
    entries: Vec<Entry>,
    by_key: HashMap<i32, usize>,
    groups: HashMap<i32, Group>,
    lowest: i32,
}

impl LfuCache {
    pub fn new(capacity: i32) -> Result<Self, Error> {
        let capacity = usize::try_from(capacity).map_err(|_| Error::Invalid)?;
        Ok(Self { capacity, entries: Vec::new(), by_key: HashMap::new(), groups: HashMap::new(), lowest: 0 })
    }

    pub fn put(&mut self, k: i32, v: i32) -> Option<i32> {
        if self.capacity == 0 {
            return None;
        }
        if let Some(&at) = self.by_key.get(&k) {
            self.entries[at].value = v;
            self.touch(at);
            return None;
        }
        let entry = Entry { key: k, value: v, freq: 0, older: NONE, newer: NONE };
        let mut evicted = None;
        let at = if self.entries.len() < self.capacity {
            self.entries.push(entry);
            self.entries.len() - 1
        } else {
            let at = self.groups[&self.lowest].oldest;
            self.leave_group(at);
            let old = std::mem::replace(&mut self.entries[at], entry);
            self.by_key.remove(&old.key);
            evicted = Some(old.key);
            at
        };
        self.by_key.insert(k, at);
        self.join_group(at);
        self.lowest = 0;
        evicted
    }

    pub fn get(&mut self, k: i32) -> Option<i32> {
        let at = *self.by_key.get(&k)?;
        self.touch(at);
        Some(self.entries[at].value)
    }

    pub fn freq(&self, k: i32) -> i32 {
        self.by_key.get(&k).map_or(0, |&at| self.entries[at].freq)
    }

    fn touch(&mut self, at: usize) {
        self.leave_group(at);
        if !self.groups.contains_key(&self.lowest) {
            self.lowest += 1;
        }
        self.entries[at].freq += 1;
        self.join_group(at);
    }

    fn join_group(&mut self, at: usize) {
        let group = self.groups.entry(self.entries[at].freq).or_insert(Group { oldest: at, newest: NONE });
        let older = std::mem::replace(&mut group.newest, at);
        self.entries[at].older = older;
        self.entries[at].newer = NONE;
        if older != NONE {
            self.entries[older].newer = at;
        }
    }

    fn leave_group(&mut self, at: usize) {
        let Entry { freq, older, newer, .. } = self.entries[at];
        if older != NONE {
            self.entries[older].newer = newer;
        }
        if newer != NONE {
            self.entries[newer].older = older;
        }
        if older == NONE && newer == NONE {
            self.groups.remove(&freq);
        } else if let Some(group) = self.groups.get_mut(&freq) {
            if older == NONE {
                group.oldest = newer;
            }
            if newer == NONE {
                group.newest = older;
            }
        }
    }
}
