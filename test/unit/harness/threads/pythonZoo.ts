/** The zoo in Python: of each subject programs that several threads may use, and programs that go wrong. */
import type { ZooProgram } from './pythonWaits.ts';
import { PYTHON_WAITS } from './pythonWaits.ts';

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
  ...PYTHON_WAITS,
};
