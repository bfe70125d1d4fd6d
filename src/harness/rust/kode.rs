//! Runs a Rust solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4. The form of the
//! lines is described in src/engine/values/wire.ts. The call and the types of the solution are generated beside it.
#![allow(dead_code)]

use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

#[path = "composed.rs"]
mod composed;
#[path = "made.rs"]
mod made;
#[path = "nodes.rs"]
mod nodes;
#[path = "traces.rs"]
pub mod traces;
#[path = "wire.rs"]
mod wire;

pub use composed::*;
pub use nodes::*;
pub use wire::*;

/// Deep enough for a recursion over 200,000 nodes; small enough to end an endless one before the memory limit does.
const STACK_BYTES: usize = 128 << 20;
/// Threads of this name tell of their panics in their replies.
pub const THREAD: &str = "solution";

/// One call: where its arguments are read from, and what is told about it.
pub struct Case<'a> {
    pub r: Reader<'a>,
    pub w: Writer,
    started: Option<Instant>,
    worked: i64,
    elapsed: u128,
    cpu: i64,
    changed: Option<(&'static str, Vec<u8>)>,
}

impl Case<'_> {
    pub fn start(&mut self) {
        self.worked = system::cpu_time();
        self.started = Some(Instant::now());
    }

    pub fn stop(&mut self) {
        if let Some(started) = self.started.take() {
            self.elapsed = started.elapsed().as_nanos();
            self.cpu =
                if self.worked < 0 { self.elapsed as i64 } else { system::cpu_time() - self.worked };
        }
    }

    /// Compares a parameter with its text from before the call.
    pub fn unchanged<T: Wire>(&mut self, name: &'static str, before: &[u8], value: &T) {
        let mut after = Writer { cycles: true, ..Writer::default() };
        value.write(&mut after);
        if self.changed.is_none() && after.text != before {
            self.changed = Some((name, after.text));
        }
    }
}

/// What a panic said, its line in the solution, and how many came before it.
#[derive(Clone)]
pub struct Panic {
    pub message: String,
    pub line: u32,
    pub order: u64,
}

/// The last one of all threads, and the last one of each that nobody has asked for.
static PANIC: Mutex<Panic> = Mutex::new(Panic { message: String::new(), line: 0, order: 0 });
thread_local! {
    static OWN_PANIC: Cell<Option<Panic>> = const { Cell::new(None) };
}
static CRASHES: AtomicU64 = AtomicU64::new(0);

/// For whoever catches a panic. One that goes on from another thread is not this thread's own.
pub fn last_panic() -> Panic {
    let own = OWN_PANIC.try_with(Cell::take).unwrap_or_default();
    own.unwrap_or_else(|| PANIC.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

/// Draws the place of a crash among all of them. A panic draws it before it poisons anything.
pub fn crash_order() -> u64 {
    CRASHES.fetch_add(1, Ordering::SeqCst)
}

fn remember_panics() {
    std::panic::set_hook(Box::new(|info| {
        let order = crash_order();
        let payload = info.payload();
        let message = payload
            .downcast_ref::<&str>()
            .map(|text| (*text).to_string())
            .or_else(|| payload.downcast_ref::<String>().cloned())
            .unwrap_or_default();
        let at = info.location().filter(|at| at.file().ends_with("solution.rs"));
        let line = at.map_or_else(traces::line_here, |at| at.line());
        if std::thread::current().name() != Some(THREAD) {
            eprintln!("\nkode: panic in a thread at solution.rs:{}: {}", line, message);
        }
        let panic = Panic { message, line, order };
        let _ = OWN_PANIC.try_with(|own| own.set(Some(panic.clone())));
        if let Ok(mut last) = PANIC.lock() {
            *last = panic;
        }
    }));
}

fn answer(request: &[u8], call: fn(&mut Case)) -> Vec<u8> {
    let mut case = Case {
        r: Reader { bytes: request, at: 0 },
        w: Writer::default(),
        started: None,
        worked: 0,
        elapsed: 0,
        cpu: 0,
        changed: None,
    };
    case.r.expect(b'[');
    let id = case.r.integer();
    case.r.expect(b',');
    case.r.expect(b'[');
    let outcome = catch_unwind(AssertUnwindSafe(|| call(&mut case)));
    let in_solution = case.started.is_some();
    case.stop();
    let _ = std::io::stdout().flush();
    let mut out = Writer::default();
    out.put("[");
    out.integer(id);
    out.put(",");
    out.integer(case.elapsed as i64);
    out.put(",");
    out.integer(case.cpu);
    out.put(",");
    out.integer(printed_size() as i64);
    if outcome.is_err() {
        let Panic { message, line, .. } = last_panic();
        if !in_solution {
            eprintln!("{message}");
            std::process::exit(70);
        }
        out.put(",2,{\"type\":\"panic\",\"message\":");
        out.string(&message.chars().take(2000).collect::<String>());
        out.put(",\"line\":");
        out.integer(i64::from(line));
        out.put("}]\n");
    } else if let Some((shown, why)) = &case.w.why {
        out.put(",3,{\"shown\":");
        out.string(shown);
        out.put(",\"why\":");
        out.string(why);
        out.put("}]\n");
    } else {
        out.put(if case.changed.is_some() { ",1,[" } else { ",0,[" });
        out.text.append(&mut case.w.text);
        match &mut case.changed {
            None => out.put("]]\n"),
            Some((name, now)) => {
                out.put("],{\"changed\":");
                out.string(name);
                out.put(",\"now\":");
                out.text.append(now);
                out.put("}]\n");
            }
        }
    }
    out.text
}

#[cfg(unix)]
mod system {
    use std::fs::File;
    use std::mem::ManuallyDrop;
    use std::os::unix::io::FromRawFd;

    extern "C" {
        fn fcntl(descriptor: i32, command: i32, ...) -> i32;
        fn getrusage(who: i32, usage: *mut Usage) -> i32;
    }

    /// Seconds and microseconds, twice; what follows is not read, but written.
    #[repr(C)]
    struct Usage {
        user: [i64; 2],
        system: [i64; 2],
        rest: [i64; 28],
    }

    /// CPU nanoseconds of the process, negative where there is no clock. Of the process rather than of the thread: a
    /// solution may share its work among threads, and nothing else runs here meanwhile. By getrusage, since the clock of
    /// clock_gettime moves by ticks in a process that has a limit of CPU time.
    pub fn cpu_time() -> i64 {
        const SELF: i32 = 0;
        let mut usage = Usage { user: [0; 2], system: [0; 2], rest: [0; 28] };
        // On 32-bit systems the fields are narrower.
        if !cfg!(target_pointer_width = "64") || unsafe { getrusage(SELF, &mut usage) } != 0 {
            return -1;
        }
        // Microseconds have 32 bits on macOS, with a gap after them.
        let nanoseconds = |at: [i64; 2]| at[0] * 1_000_000_000 + (at[1] & 0xffff_ffff) * 1000;
        nanoseconds(usage.user) + nanoseconds(usage.system)
    }

    /// The two ends of the wire. Programs that the solution starts do not get them.
    pub fn channels() -> (File, File) {
        if let Some(files) = super::files() {
            return files;
        }
        const SET_FLAGS: i32 = 2;
        const CLOSE_ON_EXEC: i32 = 1;
        unsafe {
            fcntl(3, SET_FLAGS, CLOSE_ON_EXEC);
            fcntl(4, SET_FLAGS, CLOSE_ON_EXEC);
            (File::from_raw_fd(3), File::from_raw_fd(4))
        }
    }

    pub fn printed_size() -> u64 {
        let printed = ManuallyDrop::new(unsafe { File::from_raw_fd(1) });
        printed.metadata().ok().filter(|info| info.is_file()).map_or(0, |info| info.len())
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs::File;

    /// Windows hands no numbered descriptors to a Rust program: the wire comes as two named pipes there.
    pub fn channels() -> (File, File) {
        super::files().unwrap_or_else(|| std::process::exit(70))
    }

    pub fn printed_size() -> u64 {
        0
    }

    /// None: the clock of a process moves by 16 milliseconds here, which is worse than the wall clock.
    pub fn cpu_time() -> i64 {
        -1
    }
}

use system::printed_size;

/// Debuggers pass no descriptors on: the wire comes as two files there.
fn files() -> Option<(File, File)> {
    let requests = File::open(std::env::var("KODE_REQUESTS").ok()?).ok()?;
    let replies = OpenOptions::new().write(true).open(std::env::var("KODE_REPLIES").ok()?).ok()?;
    Some((requests, replies))
}

fn run(call: fn(&mut Case)) {
    let (mut requests, mut replies): (File, File) = system::channels();
    let mut pending: Vec<u8> = Vec::new();
    let mut chunk = vec![0u8; 1 << 16];
    loop {
        let scanned = pending.len();
        let count = match requests.read(&mut chunk) {
            Ok(0) | Err(_) => return,
            Ok(count) => count,
        };
        pending.extend_from_slice(&chunk[..count]);
        let mut from = 0;
        while let Some(length) = pending[from.max(scanned)..].iter().position(|&byte| byte == b'\n') {
            let end = from.max(scanned) + length;
            let request = &pending[from..end];
            let reply = if request == b"[\"hello\"]" { b"[\"ready\"]\n".to_vec() } else { answer(request, call) };
            if replies.write_all(&reply).is_err() {
                return;
            }
            from = end + 1;
        }
        pending.drain(..from);
    }
}

pub fn serve(call: fn(&mut Case)) {
    remember_panics();
    let thread = std::thread::Builder::new().name(THREAD.to_string()).stack_size(STACK_BYTES);
    let body = move || {
        traces::watch_thread(0, STACK_BYTES);
        let _ = catch_unwind(|| run(call));
        std::process::exit(0);
    };
    traces::watch_signals();
    if let Ok(handle) = thread.spawn(body) {
        traces::report();
        let _ = handle.join();
    }
    std::process::exit(0);
}
