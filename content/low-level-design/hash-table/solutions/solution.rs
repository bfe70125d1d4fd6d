#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

/// Keeps the hash of its key: to move it into another bucket needs no second look at the text.
struct Entry {
    key: String,
    hash: i32,
    value: i32,
}

/// One vector of entries for each bucket.
pub struct HashTable {
    chains: Vec<Vec<Entry>>,
    size: usize,
    hash: fn(&str) -> i32,
}

impl HashTable {
    pub fn new(buckets: i32, hash: fn(&str) -> i32) -> Result<Self, Error> {
        if buckets < 1 {
            return Err(Error::Invalid);
        }
        Ok(Self { chains: empty_chains(buckets as usize), size: 0, hash })
    }

    /// The value that the key had before, if any.
    pub fn put(&mut self, k: &str, v: i32) -> Option<i32> {
        let hash = (self.hash)(k);
        let at = self.index(hash);
        if let Some(entry) = self.chains[at].iter_mut().find(|entry| entry.key == k) {
            return Some(std::mem::replace(&mut entry.value, v));
        }
        if 4 * (self.size + 1) > 3 * self.chains.len() {
            self.grow();
        }
        let at = self.index(hash);
        self.chains[at].push(Entry { key: k.to_string(), hash, value: v });
        self.size += 1;
        None
    }

    pub fn get(&self, k: &str) -> Option<i32> {
        let chain = &self.chains[self.index((self.hash)(k))];
        chain.iter().find(|entry| entry.key == k).map(|entry| entry.value)
    }

    pub fn remove(&mut self, k: &str) -> Option<i32> {
        let at = self.index((self.hash)(k));
        let chain = &mut self.chains[at];
        let place = chain.iter().position(|entry| entry.key == k)?;
        self.size -= 1;
        Some(chain.swap_remove(place).value)
    }

    pub fn size(&self) -> i32 {
        self.size as i32
    }

    pub fn buckets(&self) -> i32 {
        self.chains.len() as i32
    }

    pub fn keys(&self) -> Vec<String> {
        self.chains.iter().flatten().map(|entry| entry.key.clone()).collect()
    }

    /// Doubles the buckets. Each entry moves, since its index depends on their number.
    fn grow(&mut self) {
        let doubled = empty_chains(2 * self.chains.len());
        let old = std::mem::replace(&mut self.chains, doubled);
        for entry in old.into_iter().flatten() {
            let at = self.index(entry.hash);
            self.chains[at].push(entry);
        }
    }

    /// Never negative, whatever the sign of the hash.
    fn index(&self, hash: i32) -> usize {
        i64::from(hash).rem_euclid(self.chains.len() as i64) as usize
    }
}

fn empty_chains(count: usize) -> Vec<Vec<Entry>> {
    (0..count).map(|_| Vec::new()).collect()
}
