/**
 * Programs that misbehave on purpose, in every language in which it can be said. Each is right for every input but 3, so
 * that what came before the misdeed must be counted, and what the misdeed leaves behind must be found.
 */
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import type { Verdict } from '../../../src/engine/grading/report.ts';

export interface HostileProgram {
  readonly name: string;
  /** Verdicts that are fair. */
  readonly verdicts: readonly Verdict[];
  /** It answers at 3, and what comes next pays for it. */
  readonly blamesNext?: boolean;
  /** What is done at 3, by language. */
  readonly deeds: Readonly<Partial<Record<LanguageId, string>>>;
}

const LANGUAGES: readonly LanguageId[] = ['go', 'python', 'typescript', 'javascript', 'java', 'cpp', 'rust'];

/** A whole solution of `twice(n)` that does `deed` when n is 3. */
export function hostileSolution(language: LanguageId, deed: string): string {
  switch (language) {
    case 'go':
      return `package x\n\nimport (\n\t"fmt"\n\t"os"\n\t"os/exec"\n\t"os/signal"\n\t"strings"\n\t"syscall"\n\t"time"\n)\n\nvar _ = []any{fmt.Sprint, os.Exit, exec.Command, signal.Ignore, strings.Repeat, syscall.Kill, time.Sleep}\nvar Kept [][]byte\n\nfunc deep(n int) int { return deep(n+1) + 1 }\n\nfunc Twice(n int) int {\n\tif n == 3 {\n\t\t${deed}\n\t}\n\treturn n * 2\n}\n`;
    case 'python':
      return `import ctypes, os, signal, subprocess, sys, threading, time\n\nkept = []\n\n\ndef twice(n):\n    if n == 3:\n        ${deed.replaceAll('\n', '\n        ')}\n    return n * 2\n`;
    case 'typescript':
    case 'javascript':
      return `import { spawn, spawnSync } from 'node:child_process';\nimport * as fs from 'node:fs';\nimport { Worker } from 'node:worker_threads';\n\nconst kept${language === 'typescript' ? ': unknown[]' : ''} = [];\nconst any = { spawn, spawnSync, fs, Worker, kept };\n\nexport function twice(n${language === 'typescript' ? ': number' : ''}) {\n  if (n === 3) {\n    ${deed}\n  }\n  return any === null ? 0 : n * 2;\n}\n`;
    case 'java':
      return `import java.util.*;\nimport java.io.*;\n\nclass X {\n    static List<byte[]> kept = new ArrayList<>();\n\n    static int deep(int n) { return deep(n + 1) + 1; }\n\n    static int twice(int n) throws Exception {\n        if (n == 3) {\n            ${deed}\n        }\n        return n * 2;\n    }\n}\n`;
    case 'cpp':
      return `#include <csignal>\n#include <cstdio>\n#include <cstdlib>\n#include <cstring>\n#include <stdexcept>\n#include <thread>\n#include <vector>\n#include <unistd.h>\n\nstatic std::vector<char*> kept;\n\n__attribute__((noinline)) int deep(int n) {\n    volatile int room[64];\n    room[n % 64] = n;\n    return deep(n + 1) + room[n % 64];\n}\n\nint twice(int n) {\n    if (n == 3) {\n        ${deed}\n    }\n    return n * 2;\n}\n`;
    case 'rust':
      return `use std::io::{Read, Write};\nuse std::process::Command;\nuse std::os::unix::io::FromRawFd;\n\nextern "C" {\n    fn close(d: i32) -> i32;\n    fn signal(s: i32, h: usize) -> usize;\n    fn raise(s: i32) -> i32;\n}\n\n#[inline(never)]\nfn deep(n: u64) -> u64 {\n    let room = std::hint::black_box([n; 16]);\n    deep(n + 1) + room[3]\n}\n\nfn twice(n: i32) -> i32 {\n    if n == 3 {\n        ${deed}\n    }\n    n * 2\n}\n`;
  }
}

/** Runs a command of the shell and waits for it; the wire stays open to what it starts where the language allows that. */
function shell(language: LanguageId, command: string): string {
  const text = JSON.stringify(command);
  switch (language) {
    case 'go':
      return `exec.Command("/bin/sh", "-c", ${text}).Run()`;
    case 'python':
      return `subprocess.run(${text}, shell=True, close_fds=False)`;
    case 'typescript':
    case 'javascript':
      return `spawnSync('/bin/sh', ['-c', ${text}], { stdio: 'inherit' });`;
    case 'java':
      return `new ProcessBuilder("/bin/sh", "-c", ${text}).inheritIO().start().waitFor();`;
    case 'cpp':
      return `if (std::system(${text}) == -2) return 0;`;
    case 'rust':
      return `Command::new("/bin/sh").args(["-c", ${text}]).status().unwrap();`;
  }
}

function inEveryLanguage(
  name: string,
  verdicts: readonly Verdict[],
  command: string,
  blamesNext = false,
): HostileProgram {
  return {
    name,
    blamesNext,
    verdicts,
    deeds: Object.fromEntries(LANGUAGES.map((language) => [language, shell(language, command)])),
  };
}

const script = (deed: string): Pick<HostileProgram['deeds'], 'typescript' | 'javascript'> => ({
  typescript: deed,
  javascript: deed,
});

/** What the language does itself. */
export const NATIVE: readonly HostileProgram[] = [
  {
    name: 'loops without an end',
    verdicts: ['time-limit'],
    deeds: {
      ...script('for (;;);'),
      go: 'for {}',
      python: 'while True: pass',
      java: 'while (n == 3);',
      cpp: 'for (volatile int i = 0;; i = i + 1);',
      rust: 'loop { std::hint::black_box(0); }',
    },
  },
  {
    name: 'sleeps without an end',
    verdicts: ['time-limit'],
    deeds: {
      ...script('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'),
      go: 'time.Sleep(time.Hour)',
      python: 'time.sleep(3600)',
      java: 'Thread.sleep(3600_000);',
      cpp: 'std::this_thread::sleep_for(std::chrono::hours(1));',
      rust: 'std::thread::sleep(std::time::Duration::from_secs(3600));',
    },
  },
  {
    name: 'waits for a lock that it holds',
    verdicts: ['time-limit', 'runtime-error'],
    deeds: {
      go: 'c := make(chan int)\n\t\t<-c',
      python: 'lock = threading.Lock()\nlock.acquire()\nlock.acquire()',
      java: 'var c = new java.util.concurrent.CountDownLatch(1); c.await();',
      rust: 'let m = std::sync::Mutex::new(0); let _a = m.lock(); let (_s, r) = std::sync::mpsc::channel::<i32>(); let _ = r.recv();',
    },
  },
  {
    name: 'recurses without an end',
    verdicts: ['runtime-error', 'memory-limit'],
    deeds: {
      ...script('const deep = (k) => deep(k + 1) + 1; return deep(0);'),
      typescript: 'const deep = (k: number): number => deep(k + 1) + 1; return deep(0);',
      go: 'return deep(0)',
      python: 'return twice(3)',
      java: 'return deep(0);',
      cpp: 'return deep(0);',
      rust: 'return deep(0) as i32;',
    },
  },
  {
    name: 'exits as if all were well',
    verdicts: ['runtime-error'],
    deeds: {
      ...script('process.exit(0);'),
      go: 'os.Exit(0)',
      python: 'os._exit(0)',
      java: 'Runtime.getRuntime().halt(0);',
      cpp: '_exit(0);',
      rust: 'std::process::exit(0);',
    },
  },
  {
    name: 'aborts',
    verdicts: ['runtime-error'],
    deeds: {
      ...script('process.abort();'),
      go: 'syscall.Kill(os.Getpid(), syscall.SIGABRT)\n\t\ttime.Sleep(time.Minute)',
      python: 'os.abort()',
      java: 'new ProcessBuilder("kill", "-ABRT", "" + ProcessHandle.current().pid()).start().waitFor(); Thread.sleep(60_000);',
      cpp: 'std::abort();',
      rust: 'std::process::abort();',
    },
  },
  {
    name: 'kills itself',
    verdicts: ['runtime-error'],
    deeds: {
      ...script("process.kill(process.pid, 'SIGKILL'); for (;;);"),
      go: 'syscall.Kill(os.Getpid(), syscall.SIGKILL)',
      python: 'os.kill(os.getpid(), signal.SIGKILL)',
      java: 'ProcessHandle.of(ProcessHandle.current().pid()); new ProcessBuilder("kill", "-9", "" + ProcessHandle.current().pid()).start().waitFor();',
      cpp: 'std::raise(SIGKILL);',
      rust: 'unsafe { raise(9); }',
    },
  },
  {
    name: 'reads where there is no memory',
    verdicts: ['runtime-error'],
    deeds: {
      go: 'var p *int\n\t\treturn *p',
      python: 'ctypes.string_at(0)',
      cpp: 'volatile int* p = nullptr; return *p;',
      rust: 'unsafe { return *(8 as *const i32); }',
    },
  },
  {
    name: 'throws what nobody catches, in a thread',
    verdicts: ['runtime-error', 'time-limit', 'accepted'],
    deeds: {
      go: 'go func() { panic("in a goroutine") }()\n\t\ttime.Sleep(time.Second)',
      cpp: 'std::thread([] { throw std::runtime_error("x"); }).join();',
      java: 'Thread t = new Thread(() -> { throw new RuntimeException("x"); }); t.start(); t.join();',
    },
  },
  {
    name: 'floods its output',
    verdicts: ['output-limit'],
    deeds: {
      ...script("for (;;) fs.writeSync(1, 'x'.repeat(65536));"),
      go: 'for { fmt.Println(strings.Repeat("x", 60000)) }',
      python: 'while True: print("x" * 60000)',
      java: 'while (n == 3) System.out.println("x".repeat(60000));',
      cpp: 'for (;;) std::puts("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");',
      rust: 'loop { println!("{}", "x".repeat(60000)); }',
    },
  },
  {
    name: 'prints a million lines and answers',
    verdicts: ['accepted', 'output-limit', 'time-limit'],
    deeds: {
      ...script("for (let i = 0; i < 1000000; i++) process.stdout.write('line ' + i + '\\n');"),
      python: 'for i in range(1000000): print("line", i)',
      java: 'for (int i = 0; i < 1000000; i++) System.out.println("line " + i);',
      go: 'for i := 0; i < 1000000; i++ { fmt.Println("line", i) }',
    },
  },
  {
    name: 'floods its errors',
    verdicts: ['output-limit'],
    deeds: {
      ...script("for (;;) fs.writeSync(2, 'x'.repeat(65536));"),
      go: 'for { fmt.Fprint(os.Stderr, strings.Repeat("x", 60000)) }',
      python: 'while True: sys.stderr.write("x" * 60000)',
      java: 'while (n == 3) System.err.print("x".repeat(60000));',
      cpp: 'for (;;) std::fputs("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", stderr);',
      rust: 'loop { eprint!("{}", "x".repeat(60000)); }',
    },
  },
  {
    name: 'asks for 10 GB',
    verdicts: ['memory-limit', 'runtime-error'],
    deeds: {
      ...script('for (let i = 0; i < 160; i++) kept.push(Buffer.alloc(1 << 26, 1));'),
      go: 'for i := 0; i < 160; i++ {\n\t\t\tb := make([]byte, 1<<26)\n\t\t\tfor j := range b { b[j] = 1 }\n\t\t\tKept = append(Kept, b)\n\t\t}',
      python: 'for _ in range(160): kept.append(b"x" * (1 << 26))',
      java: 'for (int i = 0; i < 160; i++) { byte[] b = new byte[1 << 26]; Arrays.fill(b, (byte) 1); kept.add(b); }',
      cpp: 'for (int i = 0; i < 160; i++) { char* b = (char*)std::malloc(1 << 26); if (!b) std::abort(); std::memset(b, 1, 1 << 26); kept.push_back(b); }',
      rust: 'let mut kept: Vec<Vec<u8>> = Vec::new(); for _ in 0..160 { kept.push(vec![1u8; 1 << 26]); } std::hint::black_box(&kept);',
    },
  },
  {
    name: 'starts threads without an end',
    verdicts: ['runtime-error', 'memory-limit', 'time-limit', 'accepted'],
    deeds: {
      python: 'for _ in range(100000): threading.Thread(target=time.sleep, args=(60,)).start()',
      java: 'for (int i = 0; i < 100000; i++) { Thread t = new Thread(() -> { try { Thread.sleep(60000); } catch (Exception e) { } }); t.start(); }',
      cpp: 'for (int i = 0; i < 100000; i++) std::thread([] { ::sleep(60); }).detach();',
      rust: 'for _ in 0..100000 { std::thread::spawn(|| std::thread::sleep(std::time::Duration::from_secs(60))); }',
      go: 'for i := 0; i < 1000000; i++ { go func() { time.Sleep(time.Minute) }() }',
    },
  },
  {
    name: 'ignores the signals that end it, and loops',
    verdicts: ['time-limit'],
    deeds: {
      ...script("for (const s of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(s, () => undefined); for (;;);"),
      go: 'signal.Ignore(syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)\n\t\tfor {}',
      python: 'for s in (1, 2, 15): ctypes.CDLL(None).signal(s, 1)\nwhile True: pass',
      cpp: 'std::signal(SIGTERM, SIG_IGN); std::signal(SIGINT, SIG_IGN); std::signal(SIGHUP, SIG_IGN); for (volatile int i = 0;; i = i + 1);',
      rust: 'unsafe { for s in [1, 2, 15] { signal(s, 1); } } loop { std::hint::black_box(0); }',
    },
  },
  {
    name: 'closes its standard streams',
    verdicts: ['accepted', 'runtime-error'],
    deeds: {
      ...script('for (const fd of [0, 1, 2]) fs.closeSync(fd);'),
      python: 'for fd in (0, 1, 2): os.close(fd)',
      go: 'for fd := 0; fd < 3; fd++ { syscall.Close(fd) }',
      java: 'System.in.close(); System.out.close(); System.err.close();',
      cpp: 'for (int fd = 0; fd < 3; fd++) ::close(fd);',
      rust: 'unsafe { for d in 0..3 { close(d); } }',
    },
  },
  {
    name: 'closes the way in',
    blamesNext: true,
    verdicts: ['runtime-error'],
    deeds: {
      ...script('fs.closeSync(3);'),
      python: 'os.close(3)',
      go: 'syscall.Close(3)',
      cpp: '::close(3);',
      rust: 'unsafe { close(3); }',
    },
  },
  {
    name: 'closes the way out',
    verdicts: ['runtime-error'],
    deeds: {
      ...script('fs.closeSync(4);'),
      python: 'os.close(4)',
      go: 'syscall.Close(4)',
      cpp: '::close(4);',
      rust: 'unsafe { close(4); }',
    },
  },
  {
    name: 'writes junk where the answers go',
    verdicts: ['runtime-error'],
    deeds: {
      ...script("fs.writeSync(4, 'junk\\n');"),
      python: 'os.write(4, b"junk\\n")',
      go: 'syscall.Write(4, []byte("junk\\n"))',
      cpp: 'if (::write(4, "junk\\n", 5) < 0) return 0;',
      rust: 'let mut f = unsafe { std::mem::ManuallyDrop::new(std::fs::File::from_raw_fd(4)) }; f.write_all(b"junk\\n").unwrap();',
    },
  },
  {
    name: 'writes without an end where the answers go',
    verdicts: ['runtime-error', 'output-limit', 'time-limit'],
    deeds: {
      ...script("for (;;) fs.writeSync(4, 'junk'.repeat(10000));"),
      python: 'while True: os.write(4, b"junk" * 10000)',
      go: 'for { syscall.Write(4, []byte(strings.Repeat("junk", 10000))) }',
      cpp: 'for (;;) if (::write(4, "junkjunkjunkjunkjunkjunkjunkjunk", 32) < 0) return 0;',
    },
  },
  {
    name: 'reads the inputs that come next',
    verdicts: ['runtime-error', 'time-limit'],
    deeds: {
      ...script('const b = Buffer.alloc(1 << 16); for (;;) fs.readSync(3, b);'),
      python: 'while True: os.read(3, 65536)',
      go: 'for { syscall.Read(3, make([]byte, 65536)) }',
      cpp: 'char b[4096]; for (;;) if (::read(3, b, sizeof b) < 0) return 0;',
    },
  },
];

/** Does it the first time only: 3 comes up often, and many children are a misdeed of another kind. */
function once(command: string): string {
  return `[ -e done-once ] || { : > done-once; ${command} }`;
}

/** What a program that it starts does for it, the same in every language. */
export const THROUGH_THE_SHELL: readonly HostileProgram[] = [
  inEveryLanguage('leaves a child behind', ['accepted'], once('sleep 300 >/dev/null 2>&1 &')),
  inEveryLanguage(
    'leaves a child of another session behind',
    ['accepted'],
    once('setsid sleep 301 >/dev/null 2>&1 &'),
  ),
  inEveryLanguage(
    'leaves an orphan of another session behind',
    ['accepted'],
    once('setsid sh -c "setsid sleep 302 & exit" >/dev/null 2>&1 & exit'),
  ),
  inEveryLanguage(
    'leaves one behind that took off its environment',
    ['accepted'],
    once('setsid env -i sh -c "sleep 303 & wait" >/dev/null 2>&1 &'),
  ),
  inEveryLanguage(
    'leaves one behind that ignores signals',
    ['accepted'],
    once(`setsid sh -c "trap '' TERM INT HUP QUIT; while :; do sleep 304; done" >/dev/null 2>&1 &`),
  ),
  inEveryLanguage('waits for a child that waits', ['time-limit'], 'sleep 305'),
  inEveryLanguage(
    'starts a thousand children',
    ['runtime-error', 'time-limit'],
    'b() { sleep 306 & if [ $1 -gt 0 ]; then b $(($1 - 1)) | b $(($1 - 1)) & fi; wait; }; b 8',
    true,
  ),
  inEveryLanguage('has a child flood its output', ['output-limit', 'time-limit'], 'yes >&2'),
  inEveryLanguage('has a child eat the memory', ['memory-limit', 'runtime-error'], 'exec tail /dev/zero'),
  inEveryLanguage('has a child kill it', ['runtime-error'], 'kill -9 $PPID'),
  inEveryLanguage('has a child stop it', ['time-limit'], 'kill -STOP $PPID'),
  inEveryLanguage(
    'fills the disk',
    ['accepted', 'output-limit', 'runtime-error', 'time-limit'],
    'head -c 300000000 /dev/zero > filled; rm -f filled',
  ),
  inEveryLanguage('removes the folder it runs in', ['accepted', 'runtime-error'], 'rm -rf ./* ; true'),
  inEveryLanguage(
    'has a child write junk where the answers go',
    ['runtime-error', 'accepted'],
    'echo junk > /proc/$PPID/fd/4',
  ),
];
