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
    pub fn watch_thread(_: usize) {}
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

    extern "C" {
        fn sigaction(number: i32, new: *const Action, old: *mut Action) -> i32;
        fn sigaltstack(new: *const Stack, old: *mut Stack) -> i32;
        fn pthread_sigmask(how: i32, set: *const [u64; 16], old: *mut [u64; 16]) -> i32;
        fn pipe2(ends: *mut i32, flags: i32) -> i32;
        fn write(descriptor: i32, from: *const c_void, size: usize) -> isize;
        fn pause() -> i32;
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
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    static FOUND: [AtomicUsize; FRAMES] = {
        #[allow(clippy::declare_interior_mutable_const)]
        const NONE: AtomicUsize = AtomicUsize::new(0);
        [NONE; FRAMES]
    };
    static BELL: AtomicI32 = AtomicI32::new(-1);
    static EAR: AtomicI32 = AtomicI32::new(-1);
    static STACK_LOW: AtomicUsize = AtomicUsize::new(0);

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

    /// In a handler next to nothing may be called: the main thread does the rest, this one waits for the end.
    extern "C" fn on_signal(number: i32, info: *const u8, _: *mut c_void) {
        if SIGNAL.compare_exchange(0, number, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
            let address = unsafe { *info.add(16).cast::<usize>() };
            let low = STACK_LOW.load(Ordering::Relaxed);
            let deep = number == SEGV && address.wrapping_sub(low.wrapping_sub(1 << 20)) < (1 << 20) + (1 << 16);
            IS_DEEP.store(i32::from(deep), Ordering::Relaxed);
            let found = trace();
            for (to, from) in FOUND.iter().zip(&found.frames) {
                to.store(*from, Ordering::Relaxed);
            }
            COUNT.store(found.count, Ordering::SeqCst);
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
            *known.entry(frames).or_insert_with_key(|frames| line_in(&places(frames)))
        })
    }

    fn line_in(text: &str) -> u32 {
        let mut parts = text.split("solution.rs:");
        parts.next();
        parts.next().and_then(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).unwrap_or(0)
    }

    /// Files and lines of addresses, the innermost first, as addr2line prints them.
    fn places(frames: &[usize]) -> String {
        let program = std::fs::read_link("/proc/self/exe").unwrap_or_default();
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
        let name = program.to_string_lossy();
        let mut own = maps.lines().filter(|line| line.ends_with(&*name)).filter_map(|line| {
            let (from, to) = line.split(' ').next()?.split_once('-')?;
            Some((usize::from_str_radix(from, 16).ok()?, usize::from_str_radix(to, 16).ok()?))
        });
        let (base, end) = own.next().unwrap_or_default();
        let end = own.last().map_or(end, |(_, last)| last);
        let addresses = frames.iter().filter(|&&at| at >= base && at < end).map(|at| format!("{:#x}", at - base));
        let output = Command::new("addr2line")
            .arg("-i")
            .arg("-e")
            .arg(&program)
            .args(addresses)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output();
        output.map_or(String::new(), |output| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Room for a handler where the stack is used up.
    pub fn watch_thread(stack_bytes: usize) {
        let here = 0u8;
        STACK_LOW.store((&here as *const u8 as usize).saturating_sub(stack_bytes), Ordering::Relaxed);
        let room: &'static mut [u8] = Box::leak(vec![0; HANDLER_STACK].into_boxed_slice());
        let stack = Stack { from: room.as_mut_ptr().cast(), flags: 0, size: HANDLER_STACK };
        unsafe {
            sigaltstack(&stack, null_mut());
            let quit = set_of(QUIT);
            pthread_sigmask(UNBLOCK, &quit, null_mut());
        }
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
                let action =
                    Action { handler: on_signal as *const () as usize, mask: [0; 16], flags: INFO | ON_STACK, restorer: 0 };
                sigaction(number, &action, null_mut());
            }
            // Who is asked where it is must be a thread of the solution.
            let quit = set_of(QUIT);
            pthread_sigmask(BLOCK, &quit, null_mut());
        }
        // The first look at a stack loads what it needs, which a broken process could not.
        let _ = trace();
    }

    /// Waits for a signal in another thread; says what it was and where, and ends the process.
    pub fn report() {
        let ear = EAR.load(Ordering::SeqCst);
        if ear < 0 {
            return;
        }
        let mut ear = unsafe { std::fs::File::from_raw_fd(ear) };
        if !matches!(ear.read(&mut [0u8; 1]), Ok(1)) {
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
        let mut frames = [0; FRAMES];
        for (to, from) in frames.iter_mut().zip(&FOUND) {
            *to = from.load(Ordering::Relaxed);
        }
        // In one piece: a half of it could be taken for all.
        let text = format!("\nkode: signal {number}: {what}\n{}", places(&frames[..COUNT.load(Ordering::SeqCst)]));
        let _ = std::io::stderr().write_all(text.as_bytes());
        unsafe { _exit(128 + number) };
    }
}
