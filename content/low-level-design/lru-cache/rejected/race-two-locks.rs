// race: Looks for the key under the lock and writes under it again: between the two another thread may put the same key.
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

/// Place of the ring's own node: `older` of it is the newest entry, `newer` of it the oldest.
const RING: usize = 0;

struct Node {
    key: i32,
    value: i32,
    newer: usize,
    older: usize,
}

/// Entries are linked by their places in `nodes`, so that no two owners of one node are needed.
struct Entries {
    capacity: usize,
    nodes: Vec<Node>,
    free: Vec<usize>,
    index: HashMap<i32, usize>,
}

pub struct LruCache {
    entries: Mutex<Entries>,
}

impl LruCache {
    pub fn new(capacity: i32) -> Result<Self, Error> {
        let capacity = usize::try_from(capacity).map_err(|_| Error::Invalid)?;
        let ring = Node { key: 0, value: 0, newer: RING, older: RING };
        let entries = Entries { capacity, nodes: vec![ring], free: Vec::new(), index: HashMap::new() };
        Ok(Self { entries: Mutex::new(entries) })
    }

    /// The key that had to go, if any.
    pub fn put(&self, k: i32, v: i32) -> Option<i32> {
        if self.lock().capacity == 0 {
            return None;
        }
        if self.peek(k).is_some() {
            let mut entries = self.lock();
            if let Some(&at) = entries.index.get(&k) {
                entries.nodes[at].value = v;
                entries.make_newest(at);
            }
            return None;
        }
        let mut entries = self.lock();
        let mut evicted = None;
        if entries.index.len() == entries.capacity {
            let oldest = entries.nodes[RING].newer;
            evicted = Some(entries.nodes[oldest].key);
            entries.forget(oldest);
        }
        entries.insert(k, v);
        evicted
    }

    pub fn get(&self, k: i32) -> Option<i32> {
        let mut entries = self.lock();
        let at = *entries.index.get(&k)?;
        entries.make_newest(at);
        Some(entries.nodes[at].value)
    }

    /// `get` without a change of the order.
    pub fn peek(&self, k: i32) -> Option<i32> {
        let entries = self.lock();
        entries.index.get(&k).map(|&at| entries.nodes[at].value)
    }

    pub fn remove(&self, k: i32) -> bool {
        let mut entries = self.lock();
        match entries.index.get(&k) {
            Some(&at) => {
                entries.forget(at);
                true
            }
            None => false,
        }
    }

    /// The newest first.
    pub fn keys(&self) -> Vec<i32> {
        let entries = self.lock();
        let mut keys = Vec::with_capacity(entries.index.len());
        let mut at = entries.nodes[RING].older;
        while at != RING {
            keys.push(entries.nodes[at].key);
            at = entries.nodes[at].older;
        }
        keys
    }

    pub fn size(&self) -> i32 {
        self.lock().index.len() as i32
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().expect("no method panics while it holds the lock")
    }
}

impl Entries {
    fn insert(&mut self, key: i32, value: i32) {
        let node = Node { key, value, newer: RING, older: RING };
        let at = match self.free.pop() {
            Some(at) => {
                self.nodes[at] = node;
                at
            }
            None => {
                self.nodes.push(node);
                self.nodes.len() - 1
            }
        };
        self.index.insert(key, at);
        self.link(at);
    }

    fn forget(&mut self, at: usize) {
        self.unlink(at);
        self.index.remove(&self.nodes[at].key);
        self.free.push(at);
    }

    fn make_newest(&mut self, at: usize) {
        self.unlink(at);
        self.link(at);
    }

    fn link(&mut self, at: usize) {
        let newest = self.nodes[RING].older;
        self.nodes[at].older = newest;
        self.nodes[at].newer = RING;
        self.nodes[newest].newer = at;
        self.nodes[RING].older = at;
    }

    fn unlink(&mut self, at: usize) {
        let Node { newer, older, .. } = self.nodes[at];
        self.nodes[newer].older = older;
        self.nodes[older].newer = newer;
    }
}
