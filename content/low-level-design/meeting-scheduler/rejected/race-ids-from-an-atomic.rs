// race: The id comes from an atomic before the lock is taken: refusals use ids up, and ids need not rise with bookings.
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, MutexGuard};

#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    pub id: String,
    pub capacity: i32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BookResult {
    pub id: i32,
    pub room: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct NextSlotResult {
    pub start: i64,
    pub room: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    Invalid,
    NoRoom,
    NotFound,
}

/// A room with its bookings, end and id by start. They do not overlap.
struct Calendar {
    room: Room,
    bookings: BTreeMap<i64, (i64, i32)>,
}

struct Book {
    calendars: Vec<Calendar>,
    /// Index of the calendar and start, by id.
    place_of: HashMap<i32, (usize, i64)>,
}

pub struct MeetingScheduler {
    /// Indices of the rooms, the smallest first, ties as they were given.
    by_size: Vec<usize>,
    book: Mutex<Book>,
    last: AtomicI32,
}

impl MeetingScheduler {
    pub fn new(rooms: &[Room]) -> Result<Self, Error> {
        let ids: HashSet<&str> = rooms.iter().map(|room| room.id.as_str()).collect();
        if ids.len() < rooms.len() || rooms.iter().any(|room| room.capacity < 1) {
            return Err(Error::Invalid);
        }
        let mut by_size: Vec<usize> = (0..rooms.len()).collect();
        by_size.sort_by_key(|&i| rooms[i].capacity);
        let calendars = rooms.iter().map(|room| Calendar { room: room.clone(), bookings: BTreeMap::new() }).collect();
        Ok(Self { by_size, book: Mutex::new(Book { calendars, place_of: HashMap::new() }), last: AtomicI32::new(0) })
    }

    /// Takes the smallest room that is large enough and free.
    pub fn book(&self, start: i64, end: i64, people: i32) -> Result<BookResult, Error> {
        if start < 0 || end <= start || people < 1 {
            return Err(Error::Invalid);
        }
        let id = self.last.fetch_add(1, Ordering::SeqCst) + 1;
        let mut book = self.lock();
        let fits = |i: &usize| book.calendars[*i].room.capacity >= people && book.calendars[*i].is_free(start, end);
        let at = self.by_size.iter().copied().find(fits);
        let Some(at) = at else {
            self.last.fetch_sub(1, Ordering::SeqCst);
            return Err(Error::NoRoom);
        };
        book.calendars[at].bookings.insert(start, (end, id));
        book.place_of.insert(id, (at, start));
        Ok(BookResult { id, room: book.calendars[at].room.id.clone() })
    }

    pub fn cancel(&self, id: i32) -> bool {
        let mut book = self.lock();
        match book.place_of.remove(&id) {
            Some((at, start)) => book.calendars[at].bookings.remove(&start).is_some(),
            None => false,
        }
    }

    pub fn free_rooms(&self, start: i64, end: i64) -> Result<Vec<String>, Error> {
        if start < 0 || end <= start {
            return Err(Error::Invalid);
        }
        let book = self.lock();
        let free = book.calendars.iter().filter(|calendar| calendar.is_free(start, end));
        Ok(free.map(|calendar| calendar.room.id.clone()).collect())
    }

    pub fn schedule(&self, room: &str) -> Result<Vec<(i64, i64, i32)>, Error> {
        let book = self.lock();
        let calendar = book.calendars.iter().find(|calendar| calendar.room.id == room).ok_or(Error::NotFound)?;
        Ok(calendar.bookings.iter().map(|(&start, &(end, id))| (start, end, id)).collect())
    }

    /// The earliest start, and the smallest room among those that are free then.
    pub fn next_slot(&self, people: i32, duration: i64, after: i64) -> Result<NextSlotResult, Error> {
        if people < 1 || duration < 1 || after < 0 {
            return Err(Error::Invalid);
        }
        let book = self.lock();
        self.by_size
            .iter()
            .map(|&i| &book.calendars[i])
            .filter(|calendar| calendar.room.capacity >= people)
            .map(|calendar| (calendar.gap(duration, after), calendar))
            // Of equal starts the first one is taken.
            .min_by_key(|&(start, _)| start)
            .map(|(start, calendar)| NextSlotResult { start, room: calendar.room.id.clone() })
            .ok_or(Error::NoRoom)
    }

    fn lock(&self) -> MutexGuard<'_, Book> {
        self.book.lock().expect("no method panics while it holds the lock")
    }
}

impl Calendar {
    /// The last booking that starts before the end is the only one that can be in the way.
    fn is_free(&self, start: i64, end: i64) -> bool {
        self.bookings.range(..end).next_back().map_or(true, |(_, &(other, _))| other <= start)
    }

    /// The earliest start from `after` on with so much time before the next booking.
    fn gap(&self, duration: i64, after: i64) -> i64 {
        let mut start = self.bookings.range(..=after).next_back().map_or(after, |(_, &(end, _))| end.max(after));
        for (&next, &(end, _)) in self.bookings.range(after + 1..) {
            if next - start >= duration {
                break;
            }
            start = end;
        }
        start
    }
}
