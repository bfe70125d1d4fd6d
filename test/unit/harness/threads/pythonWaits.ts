/** The zoo in Python: gates, whose threads wait for one another, and buckets. */
import type { ZooName } from './zoo.ts';

export interface ZooProgram {
  readonly subject: ZooName;
  readonly text: string;
  /** Null for a right one. */
  readonly wrong: {
    readonly what: 'illegal' | 'deadlock' | 'crashed';
    /** Texts of lines, of which one has to be named. */
    readonly at?: readonly string[];
  } | null;
}

const ERROR = `
class CodedError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code
`;

/** A bucket, with the body of \`allow\` after the check of its argument, and of \`_refill\`. */
function bucket(allow: string, refill: string): string {
  const indented = (text: string): string => text.trim().replace(/^/gm, '        ');
  return `import threading
${ERROR}

class TokenBucket:
    def __init__(self, capacity, refill_tokens, refill_ms, clock):
        if not (1 <= capacity <= 1_000_000 and 1 <= refill_tokens <= 1_000_000 and 1 <= refill_ms <= 86_400_000):
            raise CodedError("INVALID")
        self.capacity, self.tokens, self.ms = capacity, refill_tokens, refill_ms
        self.full = capacity * refill_ms
        self.clock = clock
        self.lock = threading.Lock()
        self.level = self.full
        self.at = clock.now_ms()

    def allow(self, n):
        if n < 0:
            raise CodedError("INVALID")
${indented(allow)}

    def available(self):
        with self.lock:
            self._refill()
            return self.level // self.ms

    def wait_ms(self, n):
        if n < 0:
            raise CodedError("INVALID")
        if n > self.capacity:
            return -1
        with self.lock:
            self._refill()
            return (max(0, n * self.ms - self.level) + self.tokens - 1) // self.tokens

    def _refill(self):
${indented(refill)}
`;
}

const REFILL = `
now = self.clock.now_ms()
self.level = min(self.full, self.level + (now - self.at) * self.tokens)
self.at = now
`;
const ALLOW = `
with self.lock:
    self._refill()
    if n * self.ms > self.level:
        return False
    self.level -= n * self.ms
    return True
`;

/** A gate whose way to wait is the one that is given. */
const gate = (made: string, pass: string): string => `import queue
import threading
import time


class Gate:
    def __init__(self):
        self.count = 0
        self.busy = False
${made.trim().replace(/^/gm, '        ')}

    def passed(self):
        return self.count

    def pass_(self):
${pass.trim().replace(/^/gm, '        ')}

    def step(self):
        self.count += 1
        return self.count


setattr(Gate, "pass", Gate.pass_)
`;

export const PYTHON_WAITS: Readonly<Record<string, ZooProgram>> = {
  'gate, a look before the lock of the signal': {
    subject: 'gate',
    text: gate(
      'self.lock, self.signal = threading.Lock(), threading.Condition()',
      `while True:
    with self.lock:
        if not self.busy:
            self.busy = True
            break
    with self.signal:
        self.signal.wait()
count = self.step()
with self.lock:
    self.busy = False
with self.signal:
    self.signal.notify_all()
return count`,
    ),
    wrong: { what: 'deadlock', at: ['self.signal.wait()'] },
  },
  'gate, an event that is cleared too late': {
    subject: 'gate',
    text: gate(
      'self.lock, self.free = threading.Lock(), threading.Event()',
      `while True:
    with self.lock:
        if not self.busy:
            self.busy = True
            break
    self.free.clear()
    self.free.wait()
count = self.step()
with self.lock:
    self.busy = False
self.free.set()
return count`,
    ),
    wrong: { what: 'deadlock', at: ['self.free.wait()'] },
  },
  'gate, woken without a second look': {
    subject: 'gate',
    text: gate(
      'self.signal = threading.Condition()',
      `with self.signal:
    if self.busy:
        self.signal.wait()
    self.busy = True
count = self.step()
with self.signal:
    self.busy = False
    self.signal.notify()
return count`,
    ),
    wrong: { what: 'illegal' },
  },
  'gate, a condition': {
    subject: 'gate',
    text: gate(
      'self.signal = threading.Condition()',
      `with self.signal:
    self.signal.wait_for(lambda: not self.busy)
    self.busy = True
count = self.step()
with self.signal:
    self.busy = False
    self.signal.notify()
return count`,
    ),
    wrong: null,
  },
  'gate, looked at again from time to time': {
    subject: 'gate',
    text: gate(
      'self.lock, self.free = threading.Lock(), threading.Event()',
      `deadline = time.monotonic() + 60
while not self.lock.acquire(blocking=False):
    if time.monotonic() > deadline:
        raise TimeoutError("a minute is over")
    self.free.wait(0.01)
    time.sleep(0.001)
try:
    return self.step()
finally:
    self.lock.release()
    self.free.set()`,
    ),
    wrong: null,
  },
  'gate, a loop that asks': {
    subject: 'gate',
    text: gate(
      'self.lock = threading.Lock()',
      `while True:
    with self.lock:
        if not self.busy:
            self.busy = True
            break
count = self.step()
self.busy = False
return count`,
    ),
    wrong: null,
  },
  'gate, a key that goes round': {
    subject: 'gate',
    text: gate(
      'self.keys = queue.SimpleQueue()\nself.keys.put("key")',
      `key = self.keys.get()
try:
    return self.step()
finally:
    self.keys.put(key)`,
    ),
    wrong: null,
  },
  'bucket, a look and then a take': {
    subject: 'bucket',
    text: bucket(
      `
with self.lock:
    self._refill()
    if n * self.ms > self.level:
        return False
with self.lock:
    self.level -= n * self.ms
    return True
`,
      REFILL,
    ),
    wrong: { what: 'illegal' },
  },
  'bucket, refilled before the lock': {
    subject: 'bucket',
    text: bucket(`self._refill()\n${ALLOW.replace(/^ {4}self\._refill.*\n/m, '')}`, REFILL),
    wrong: { what: 'illegal' },
  },
  'bucket, locked': { subject: 'bucket', text: bucket(ALLOW, REFILL), wrong: null },
};
