//! Sequences of calls on one object; their form is described in src/engine/components/wire.ts. The object, its clock and the
//! calls are generated beside the solution.
#![allow(dead_code)]

use crate::kode::{last_panic, Case, Reader, Wire, Writer};
use std::fmt::Debug;
use std::panic::{catch_unwind, AssertUnwindSafe};

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

/// Writes down what came of each step while the sequence is still running.
pub struct Outcomes<'a, 'b> {
    case: &'a mut Case<'b>,
    /// The name of a variant and its code.
    codes: &'static [(&'static str, &'static str)],
    from: usize,
}

impl<'a, 'b> Outcomes<'a, 'b> {
    /// Starts the time of the sequence.
    pub fn start(case: &'a mut Case<'b>, codes: &'static [(&'static str, &'static str)]) -> Self {
        case.start();
        Outcomes { case, codes, from: 0 }
    }

    pub fn end(self) {
        self.case.stop();
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
        self.case.w.put("null");
        true
    }

    fn begin(&mut self) {
        if !self.case.w.text.is_empty() {
            self.case.w.put(",");
        }
        self.from = self.case.w.text.len();
    }

    fn run<T>(
        &mut self,
        call: impl FnOnce() -> Result<T, String>,
        write: impl FnOnce(T, &mut Writer),
    ) -> bool {
        self.begin();
        match catch_unwind(AssertUnwindSafe(call)) {
            Ok(Ok(value)) => {
                self.case.w.put("[");
                write(value, &mut self.case.w);
                self.case.w.put("]");
                self.is_of_its_type()
            }
            Ok(Err(error)) => self.refused(&error),
            Err(_) => {
                let (message, line) = last_panic();
                self.crashed("panic", &message, line)
            }
        }
    }

    /// A value that is not of its type ends the sequence, but not as the whole reply.
    fn is_of_its_type(&mut self) -> bool {
        let (shown, why) = match self.case.w.why.take() {
            None => return true,
            Some(both) => both,
        };
        let w = &mut self.case.w;
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
                self.case.w.string(code);
                true
            }
            None => self.crashed("error", error, 0),
        }
    }

    fn crashed(&mut self, kind: &str, message: &str, line: u32) -> bool {
        let w = &mut self.case.w;
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
