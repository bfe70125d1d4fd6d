//! Where a signal or a panic comes from, and where a solution is that does not end: addresses from the stack, lines from
//! addr2line, which comes with the linker. On Linux of 64 bits; elsewhere no line is known.

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
pub use linux::*;
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
pub use others::*;

#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
mod others {
    pub fn line_here() -> u32 {
        0
    }
    pub fn watch_thread(_: usize, _: usize) {}
    pub fn leave_thread(_: usize) {}
    pub fn watch_signals() {}
    pub fn report() {}
}

#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod linux {
    use std::collections::HashMap;
    use std::ffi::c_void;
    use std::io::{Read, Write};
    use std::os::unix::io::FromRawFd;
    use std::process::{Command, Stdio};
    use std::ptr::null_mut;
    use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};
    use std::sync::Mutex;

    const QUIT: i32 = 3;
    const ILL: i32 = 4;
    const ABRT: i32 = 6;
    const BUS: i32 = 7;
    const FPE: i32 = 8;
    const SEGV: i32 = 11;
    const FRAMES: usize = 48;
    const HANDLER_STACK: usize = 1 << 16;
    /// Of the harness: the one that reads requests, and those of scenarios. A last place is for those of the solution.
    const THREADS: usize = 16;
    /// So long a thread may take to say where it is.
    const ANSWER_MS: i32 = 50;

    #[repr(C)]
    struct Action {
        handler: usize,
        mask: [u64; 16],
        flags: i32,
        restorer: usize,
    }

    #[repr(C)]
    struct Stack {
        from: *mut c_void,
        flags: i32,
        size: usize,
    }

    #[repr(C)]
    struct Waiting {
        descriptor: i32,
        wanted: i16,
        came: i16,
    }

    extern "C" {
        fn sigaction(number: i32, new: *const Action, old: *mut Action) -> i32;
        fn sigaltstack(new: *const Stack, old: *mut Stack) -> i32;
        fn pthread_sigmask(how: i32, set: *const [u64; 16], old: *mut [u64; 16]) -> i32;
        fn pipe2(ends: *mut i32, flags: i32) -> i32;
        fn write(descriptor: i32, from: *const c_void, size: usize) -> isize;
        fn pause() -> i32;
        fn poll(one: *mut Waiting, count: u64, ms: i32) -> i32;
        fn pthread_self() -> usize;
        fn pthread_kill(thread: usize, number: i32) -> i32;
        fn _exit(code: i32) -> !;
        fn _Unwind_Backtrace(each: extern "C" fn(*mut c_void, *mut c_void) -> i32, to: *mut c_void) -> i32;
        fn _Unwind_GetIPInfo(context: *mut c_void, exact: *mut i32) -> usize;
    }

    struct Trace {
        frames: [usize; FRAMES],
        count: usize,
    }

    /// What the signal found; written by its handler, read by the main thread.
    static SIGNAL: AtomicI32 = AtomicI32::new(0);
    static IS_DEEP: AtomicI32 = AtomicI32::new(0);
    /// Place of the thread that got it.
    static FIRST: AtomicUsize = AtomicUsize::new(0);

    struct Thread {
        /// 0 where there is none.
        id: AtomicUsize,
        stack_low: AtomicUsize,
        count: AtomicUsize,
        found: [AtomicUsize; FRAMES],
    }

    static ALL: [Thread; THREADS + 1] = {
        #[allow(clippy::declare_interior_mutable_const)]
        const NONE: AtomicUsize = AtomicUsize::new(0);
        #[allow(clippy::declare_interior_mutable_const)]
        const NOBODY: Thread = Thread { id: NONE, stack_low: NONE, count: NONE, found: [NONE; FRAMES] };
        [NOBODY; THREADS + 1]
    };
    static ROOMS: Mutex<[usize; THREADS]> = Mutex::new([0; THREADS]);
    static BELL: AtomicI32 = AtomicI32::new(-1);
    static EAR: AtomicI32 = AtomicI32::new(-1);

    extern "C" fn take(context: *mut c_void, to: *mut c_void) -> i32 {
        const ENOUGH: i32 = 5;
        let trace = unsafe { &mut *to.cast::<Trace>() };
        if trace.count == FRAMES {
            return ENOUGH;
        }
        let mut exact = 0;
        let at = unsafe { _Unwind_GetIPInfo(context, &mut exact) };
        // The instruction before the return address is the call.
        trace.frames[trace.count] = if exact == 0 { at.wrapping_sub(1) } else { at };
        trace.count += 1;
        0
    }

    fn trace() -> Trace {
        let mut found = Trace { frames: [0; FRAMES], count: 0 };
        unsafe { _Unwind_Backtrace(take, (&mut found as *mut Trace).cast()) };
        found
    }

    fn own_place() -> usize {
        let id = unsafe { pthread_self() };
        ALL.iter().position(|one| one.id.load(Ordering::Relaxed) == id).unwrap_or(THREADS)
    }

    /// In a handler next to nothing may be called: the main thread does the rest, this one waits for the end.
    extern "C" fn on_signal(number: i32, info: *const u8, _: *mut c_void) {
        let place = own_place();
        let thread = &ALL[place];
        let is_first = SIGNAL.compare_exchange(0, number, Ordering::SeqCst, Ordering::SeqCst).is_ok();
        if is_first {
            let address = unsafe { *info.add(16).cast::<usize>() };
            let low = thread.stack_low.load(Ordering::Relaxed);
            let deep = number == SEGV
                && low > 0
                && address.wrapping_sub(low.wrapping_sub(1 << 20)) < (1 << 20) + (1 << 16);
            IS_DEEP.store(i32::from(deep), Ordering::Relaxed);
            FIRST.store(place, Ordering::SeqCst);
        }
        if (is_first || number == QUIT) && thread.count.load(Ordering::SeqCst) == 0 {
            let found = trace();
            for (to, from) in thread.found.iter().zip(&found.frames) {
                to.store(*from, Ordering::Relaxed);
            }
            thread.count.store(found.count, Ordering::SeqCst);
            unsafe { write(BELL.load(Ordering::Relaxed), [1u8].as_ptr().cast(), 1) };
        }
        loop {
            unsafe { pause() };
        }
    }

    /// A panic may come from within the library; then the innermost line of the solution says more than its own.
    pub fn line_here() -> u32 {
        static KNOWN: Mutex<Option<HashMap<Vec<usize>, u32>>> = Mutex::new(None);
        let found = trace();
        let frames = found.frames[..found.count].to_vec();
        // The same line panics again and again.
        KNOWN.lock().map_or(0, |mut known| {
            let known = known.get_or_insert_with(HashMap::new);
            *known
                .entry(frames)
                .or_insert_with_key(|frames| line_in(&places(std::slice::from_ref(frames)).concat()))
        })
    }

    fn line_in(text: &str) -> u32 {
        let mut parts = text.split("solution.rs:");
        parts.next();
        parts
            .next()
            .and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok())
            .unwrap_or(0)
    }

    /// Files and lines of the addresses of each thread, the innermost first, as addr2line prints them.
    fn places(threads: &[Vec<usize>]) -> Vec<String> {
        let program = std::fs::read_link("/proc/self/exe").unwrap_or_default();
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
        let name = program.to_string_lossy();
        let mut own = maps.lines().filter(|line| line.ends_with(&*name)).filter_map(|line| {
            let (from, to) = line.split(' ').next()?.split_once('-')?;
            Some((usize::from_str_radix(from, 16).ok()?, usize::from_str_radix(to, 16).ok()?))
        });
        let (base, end) = own.next().unwrap_or_default();
        let end = own.last().map_or(end, |(_, last)| last);
        let inside = |frames: &Vec<usize>| {
            frames.iter().filter(|&&at| at >= base && at < end).map(|at| at - base).collect::<Vec<_>>()
        };
        let inside: Vec<Vec<usize>> = threads.iter().map(inside).collect();
        // With the address before its lines, since there are as many of them as functions have become one.
        let output = Command::new("addr2line")
            .args(["-a", "-i", "-e"])
            .arg(&program)
            .args(inside.iter().flatten().map(|at| format!("{at:#x}")))
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output();
        let text =
            output.map_or(String::new(), |output| String::from_utf8_lossy(&output.stdout).into_owned());
        let mut lines = text.lines().peekable();
        let mut of_thread = |count: usize| {
            let mut own = String::new();
            for _ in 0..count {
                lines.next();
                while let Some(line) = lines.next_if(|line| !line.starts_with("0x")) {
                    own.push_str(line);
                    own.push('\n');
                }
            }
            own
        };
        inside.iter().map(|own| of_thread(own.len())).collect()
    }

    /// Room for a handler where the stack is used up. Each thread has another place.
    pub fn watch_thread(place: usize, stack_bytes: usize) {
        let here = 0u8;
        let low = (&here as *const u8 as usize).saturating_sub(stack_bytes);
        let room = ROOMS.lock().map_or(0, |mut rooms| {
            if rooms[place] == 0 {
                // What one thread has left the next one of its place takes.
                rooms[place] = Box::leak(vec![0u8; HANDLER_STACK].into_boxed_slice()).as_mut_ptr() as usize;
            }
            rooms[place]
        });
        let stack = Stack { from: room as *mut c_void, flags: 0, size: HANDLER_STACK };
        unsafe {
            ALL[place].stack_low.store(low, Ordering::Relaxed);
            ALL[place].id.store(pthread_self(), Ordering::SeqCst);
            sigaltstack(&stack, null_mut());
            let quit = set_of(QUIT);
            pthread_sigmask(UNBLOCK, &quit, null_mut());
        }
    }

    /// Before a thread ends.
    pub fn leave_thread(place: usize) {
        const DISABLE: i32 = 2;
        ALL[place].id.store(0, Ordering::SeqCst);
        let none = Stack { from: null_mut(), flags: DISABLE, size: HANDLER_STACK };
        unsafe { sigaltstack(&none, null_mut()) };
    }

    const BLOCK: i32 = 0;
    const UNBLOCK: i32 = 1;

    fn set_of(number: i32) -> [u64; 16] {
        let mut set = [0; 16];
        set[0] = 1 << (number - 1);
        set
    }

    pub fn watch_signals() {
        const CLOSE_ON_EXEC: i32 = 0o2_000_000;
        const INFO: i32 = 4;
        const ON_STACK: i32 = 0x0800_0000;
        let mut ends = [-1; 2];
        unsafe {
            if pipe2(ends.as_mut_ptr(), CLOSE_ON_EXEC) != 0 {
                return;
            }
            EAR.store(ends[0], Ordering::SeqCst);
            BELL.store(ends[1], Ordering::SeqCst);
            for number in [QUIT, ILL, ABRT, BUS, FPE, SEGV] {
                let action = Action {
                    handler: on_signal as *const () as usize,
                    mask: [0; 16],
                    flags: INFO | ON_STACK,
                    restorer: 0,
                };
                sigaction(number, &action, null_mut());
            }
            // Who is asked where it is must be a thread of the solution.
            let quit = set_of(QUIT);
            pthread_sigmask(BLOCK, &quit, null_mut());
        }
        // The first look at a stack loads what it needs, which a broken process could not.
        let _ = trace();
    }

    /// Waits for a signal in another thread; says what it was and where, and ends the process. Who asks where it is gets an
    /// answer of every thread, the one that was asked first.
    pub fn report() {
        let ear = EAR.load(Ordering::SeqCst);
        if ear < 0 {
            return;
        }
        let mut ears = unsafe { std::fs::File::from_raw_fd(ear) };
        if !matches!(ears.read(&mut [0u8; 1]), Ok(1)) {
            return;
        }
        let number = SIGNAL.load(Ordering::SeqCst);
        let what = match number {
            QUIT => "asked",
            SEGV if IS_DEEP.load(Ordering::Relaxed) == 1 => "stack overflow",
            SEGV | BUS => "segmentation fault: a read or write outside of what it owns",
            FPE => "arithmetic error",
            ABRT => "abort",
            _ => "illegal instruction",
        };
        let first = FIRST.load(Ordering::SeqCst);
        if number == QUIT {
            for (_, thread) in ALL.iter().enumerate().filter(|&(place, _)| place != first) {
                let id = thread.id.load(Ordering::SeqCst);
                if id == 0 || unsafe { pthread_kill(id, QUIT) } != 0 {
                    continue;
                }
                const READABLE: i16 = 1;
                let mut one = Waiting { descriptor: ear, wanted: READABLE, came: 0 };
                if unsafe { poll(&mut one, 1, ANSWER_MS) } == 1 {
                    let _ = ears.read(&mut [0u8; 1]);
                }
            }
        }
        let frames = |thread: &Thread| {
            let count = thread.count.load(Ordering::SeqCst);
            thread.found[..count].iter().map(|at| at.load(Ordering::Relaxed)).collect::<Vec<_>>()
        };
        let mut found = vec![frames(&ALL[first])];
        found.extend(
            ALL.iter().enumerate().filter(|&(place, _)| place != first).map(|(_, thread)| frames(thread)),
        );
        found.retain(|frames| !frames.is_empty());
        // In one piece: a half of it could be taken for all.
        let text = format!("\nkode: signal {number}: {what}\n{}", places(&found).join("kode: thread\n"));
        let _ = std::io::stderr().write_all(text.as_bytes());
        unsafe { _exit(128 + number) };
    }
}
