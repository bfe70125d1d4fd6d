/** The zoo in Python: of each subject programs that several threads may use, and programs that go wrong. */
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

const COUNTER = `
class Counter:
    def __init__(self, start):
        self.total = start
        self.lock = threading.Lock()

    def sum(self):
        return self.total
`;

const accounts = (locks: string, body: string): string => `from threading import Lock, RLock


class Account:
    def __init__(self, amount):
        self.amount = amount
        self.lock = ${locks}


class Accounts:
    def __init__(self, first, second):
        self.accounts = [Account(first), Account(second)]

    def total(self):
        one, other = self.accounts
        with one.lock, other.lock:
            return one.amount + other.amount

    def move(self, giver, amount):
        source, target = self.accounts[giver], self.accounts[1 - giver]
${body.trim().replace(/^/gm, '        ')}
`;
const MOVE = `
    if source.amount < amount:
        return False
    source.amount -= amount
    target.amount += amount
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

export const PYTHON_ZOO: Readonly<Record<string, ZooProgram>> = {
  'counter, read and written in one line': {
    subject: 'counter',
    text: `import threading
${COUNTER}
    def add(self, n):
        self.total += n
        return self.total
`,
    wrong: { what: 'illegal' },
  },
  'counter, locked for the writing only': {
    subject: 'counter',
    text: `import threading
${COUNTER}
    def add(self, n):
        total = self.total + n
        with self.lock:
            self.total = total
        return total
`,
    wrong: { what: 'illegal' },
  },
  'counter, a lock for each call': {
    subject: 'counter',
    text: `import threading
${COUNTER}
    def add(self, n):
        with threading.Lock():
            self.total += n
            return self.total
`,
    wrong: { what: 'illegal' },
  },
  'counter, locked': {
    subject: 'counter',
    text: `import threading
${COUNTER}
    def add(self, n):
        with self.lock:
            self.total += n
            return self.total
`,
    wrong: null,
  },
  'counter, a lock of the class that is let go by hand': {
    subject: 'counter',
    text: `from threading import RLock as Guard


class Counter:
    guard = Guard()

    def __init__(self, start):
        self.total = start

    def add(self, n):
        self.guard.acquire()
        try:
            with self.guard:
                self.total += n
            return self.total
        finally:
            self.guard.release()

    def sum(self):
        return self.total
`,
    wrong: null,
  },
  'counter, a thread of its own that adds': {
    subject: 'counter',
    text: `from concurrent.futures import ThreadPoolExecutor


class Counter:
    def __init__(self, start):
        self.total = start
        self.pool = ThreadPoolExecutor(1)

    def add(self, n):
        return self.pool.submit(self._add, n).result()

    def _add(self, n):
        self.total += n
        return self.total

    def sum(self):
        return self.total
`,
    wrong: null,
  },
  'seats, looked at before the lock': {
    subject: 'seats',
    text: `import threading


class Seats:
    def __init__(self, count):
        self.count = count
        self.taken = 0
        self.lock = threading.Lock()

    def take(self):
        if self.taken == self.count:
            return None
        with self.lock:
            self.taken += 1
            return self.taken

    def left(self):
        return self.count - self.taken
`,
    wrong: { what: 'illegal' },
  },
  'seats, in a list': {
    subject: 'seats',
    text: `class Seats:
    def __init__(self, count):
        self.free = list(range(count, 0, -1))

    def take(self):
        if not self.free:
            return None
        return self.free.pop()

    def left(self):
        return len(self.free)
`,
    wrong: { what: 'crashed' },
  },
  'seats, from a list in one go': {
    subject: 'seats',
    text: `class Seats:
    def __init__(self, count):
        self.free = list(range(count, 0, -1))

    def take(self):
        try:
            return self.free.pop()
        except IndexError:
            return None

    def left(self):
        return len(self.free)
`,
    wrong: null,
  },
  'seats, counted by a semaphore': {
    subject: 'seats',
    text: `from queue import Queue
from threading import BoundedSemaphore


class Seats:
    def __init__(self, count):
        self.places = BoundedSemaphore(count)
        self.free = Queue()
        for seat in range(count):
            self.free.put(seat + 1)

    def take(self):
        if not self.places.acquire(blocking=False):
            return None
        return self.free.get()

    def left(self):
        return self.free.qsize()
`,
    // Between the two steps of taking a seat is no longer there for others, but still counted.
    wrong: { what: 'illegal' },
  },
  'accounts, each call in its own order': {
    subject: 'accounts',
    text: accounts('Lock()', `with source.lock, target.lock:${MOVE}`),
    wrong: { what: 'deadlock', at: ['with source.lock, target.lock:', 'with one.lock, other.lock:'] },
  },
  'accounts, the second lock within a look at the first': {
    subject: 'accounts',
    text: accounts(
      'RLock()',
      `with source.lock:
    if source.amount < amount:
        return False
    with target.lock:
        source.amount -= amount
        target.amount += amount
        return True
`,
    ),
    wrong: { what: 'deadlock', at: ['with target.lock:', 'with source.lock:', 'with one.lock, other.lock:'] },
  },
  'accounts, always in one order': {
    subject: 'accounts',
    text: accounts(
      'Lock()',
      `first, second = self.accounts
with first.lock, second.lock:${MOVE}`,
    ),
    wrong: null,
  },
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
