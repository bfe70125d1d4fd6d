//! Sequences of calls on one object; their form is described in src/engine/components/wire.ts. The object, its clock and the
//! calls are generated beside the solution.
#![allow(dead_code)]

use crate::kode::{crash_order, last_panic, Reader, Wire, Writer};
use crate::kode_turns::Stuck;
use std::fmt::Debug;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

/// The clock of a component: it moves between calls only.
pub struct SequenceClock(pub AtomicI64);

/// Names of variants and their codes.
pub type Codes = &'static [(&'static str, &'static str)];

/// What a call gives: a value, or a value or the text of the error that refuses it.
pub trait Given<T> {
    fn given(self) -> Result<T, String>;
}

impl<T> Given<T> for T {
    fn given(self) -> Result<T, String> {
        Ok(self)
    }
}

impl<T, E: Debug> Given<T> for Result<T, E> {
    fn given(self) -> Result<T, String> {
        self.map_err(|error| format!("{:?}", error))
    }
}

/// Writes down what came of each step, right after it.
pub struct Outcomes<'a> {
    w: &'a mut Writer,
    codes: Codes,
    /// Where the last outcome begins.
    pub from: usize,
    /// Of threads: the counter of the stamps, and those around each call.
    pub stamps: Option<(&'a AtomicU32, &'a mut Vec<[u32; 2]>)>,
    /// Which crash of all it was that ended the calls.
    pub crash: Option<u64>,
    /// The last call would have waited for ever.
    pub is_stuck: bool,
}

impl<'a> Outcomes<'a> {
    pub fn new(w: &'a mut Writer, codes: Codes) -> Self {
        Outcomes { w, codes, from: 0, stamps: None, crash: None, is_stuck: false }
    }

    /// Where the last outcome ends.
    pub fn end(&self) -> usize {
        self.w.text.len()
    }

    /// Makes the object; None where the constructor refuses or dies.
    pub fn make<T>(&mut self, call: impl FnOnce() -> Result<T, String>) -> Option<T> {
        let mut made = None;
        self.run(|| call().map(|object| made = Some(object)), |(), w| w.put("null"));
        made
    }

    /// One call of a method; false where the sequence ends.
    pub fn call<T: Wire>(&mut self, call: impl FnOnce() -> Result<T, String>) -> bool {
        self.run(call, |value, w| value.write(w))
    }

    /// One call of a method that gives nothing.
    pub fn call_void(&mut self, call: impl FnOnce() -> Result<(), String>) -> bool {
        self.run(call, |(), w| w.put("null"))
    }

    pub fn moved(&mut self) -> bool {
        self.begin();
        self.w.put("null");
        true
    }

    fn begin(&mut self) {
        if !self.w.text.is_empty() {
            self.w.put(",");
        }
        self.from = self.w.text.len();
    }

    fn run<T>(
        &mut self,
        call: impl FnOnce() -> Result<T, String>,
        write: impl FnOnce(T, &mut Writer),
    ) -> bool {
        self.begin();
        match self.stamped(call) {
            Ok(Ok(value)) => {
                self.w.put("[");
                write(value, self.w);
                self.w.put("]");
                self.is_of_its_type()
            }
            Ok(Err(error)) => self.refused(&error),
            Err(payload) if payload.is::<Stuck>() => {
                self.is_stuck = true;
                false
            }
            Err(_) => {
                let last = last_panic();
                self.crashed("panic", &last.message, last.line, last.order)
            }
        }
    }

    /// Stamps order what is done before one and after a later one, in the program as in the history: what was seen in a call
    /// that ended is seen in all that begin after it.
    fn stamped<T>(&mut self, call: impl FnOnce() -> T) -> std::thread::Result<T> {
        match &mut self.stamps {
            None => catch_unwind(AssertUnwindSafe(call)),
            Some((counter, seen)) => {
                let from = counter.fetch_add(1, Ordering::AcqRel);
                let came = catch_unwind(AssertUnwindSafe(call));
                seen.push([from, counter.fetch_add(1, Ordering::AcqRel)]);
                came
            }
        }
    }

    /// A value that is not of its type ends the sequence, but not as the whole reply.
    fn is_of_its_type(&mut self) -> bool {
        let (shown, why) = match self.w.why.take() {
            None => return true,
            Some(both) => both,
        };
        let w = &mut *self.w;
        w.text.truncate(self.from);
        w.put("{\"shown\":");
        w.string(&shown);
        w.put(",\"why\":");
        w.string(&why);
        w.put("}");
        false
    }

    /// `NoRoom`, `NoRoom("a")`, `NoRoom { id: 1 }`, or the code itself as a text.
    fn refused(&mut self, error: &str) -> bool {
        let plain = error.trim_matches('"');
        let end = plain.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(plain.len());
        let name = &plain[..end];
        match self.codes.iter().find(|(variant, code)| name == *variant || plain == *code) {
            Some((_, code)) => {
                self.w.string(code);
                true
            }
            None => self.crashed("error", error, 0, crash_order()),
        }
    }

    fn crashed(&mut self, kind: &str, message: &str, line: u32, order: u64) -> bool {
        self.crash = Some(order);
        let w = &mut *self.w;
        w.why = None;
        w.text.truncate(self.from);
        w.put("{\"type\":");
        w.string(kind);
        w.put(",\"message\":");
        w.string(&message.chars().take(2000).collect::<String>());
        w.put(",\"line\":");
        w.integer(i64::from(line));
        w.put("}");
        false
    }
}

/// FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv).
fn fnv1a32(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Reads a name and gives its function; src/engine/components/functions.ts says what each does.
pub fn function_i32(r: &mut Reader) -> fn(&str) -> i32 {
    match r.string().as_str() {
        "length" => |text| text.len() as i32,
        "constant" => |_| 7,
        "negative" => |text| text.bytes().next().map_or(-1, |byte| -i32::from(byte)),
        "least" => |_| i32::MIN,
        "sum" => |text| text.bytes().map(i32::from).sum(),
        "fnv" => |text| fnv1a32(text) as i32,
        name => panic!("kode: there is no function {}", name),
    }
}

pub fn function_i64(r: &mut Reader) -> fn(&str) -> i64 {
    match r.string().as_str() {
        "fnvLong" => |text| i64::from(fnv1a32(text)),
        "lengthLong" => |text| text.len() as i64,
        name => panic!("kode: there is no function {}", name),
    }
}
