// Gives the oldest value and leaves it there: the count goes down, so the newest one is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
}

pub struct RingBuffer {
    places: Box<[i32]>,
    first: usize,
    size: usize,
}

impl RingBuffer {
    pub fn new(capacity: i32) -> Result<Self, Error> {
        match usize::try_from(capacity) {
            Ok(capacity) if capacity > 0 => {
                Ok(Self { places: vec![0; capacity].into_boxed_slice(), first: 0, size: 0 })
            }
            _ => Err(Error::Invalid),
        }
    }

    pub fn push(&mut self, v: i32) -> bool {
        if self.is_full() {
            return false;
        }
        self.places[self.place(self.size)] = v;
        self.size += 1;
        true
    }

    pub fn pop(&mut self) -> Option<i32> {
        let oldest = self.peek()?;
        self.size -= 1;
        Some(oldest)
    }

    pub fn push_over(&mut self, v: i32) -> Option<i32> {
        let dropped = if self.is_full() { self.pop() } else { None };
        self.push(v);
        dropped
    }

    pub fn clear(&mut self) {
        self.first = 0;
        self.size = 0;
    }

    pub fn peek(&self) -> Option<i32> {
        (self.size > 0).then(|| self.places[self.first])
    }

    pub fn to_array(&self) -> Vec<i32> {
        let (before, from_first) = self.places.split_at(self.first);
        from_first.iter().chain(before).take(self.size).copied().collect()
    }

    pub fn size(&self) -> i32 {
        self.size as i32
    }

    fn is_full(&self) -> bool {
        self.size == self.places.len()
    }

    fn place(&self, i: usize) -> usize {
        (self.first + i) % self.places.len()
    }
}
