/** Programs in Java on the subjects of the zoo: a right one of each, and wrong ones by the mistake in them. */
import type { ZooName } from './zoo.ts';

export interface Program {
  readonly subject: ZooName;
  readonly text: string;
}

const COUNTER = `
final class Counter {
    private int total;

    Counter(int start) {
        total = start;
    }

    synchronized int add(int n) {
        total += n;
        return total;
    }

    synchronized int sum() {
        return total;
    }
}
`;

const SEATS = `
import java.util.concurrent.atomic.AtomicInteger;

final class Seats {
    private final int count;
    private final AtomicInteger taken = new AtomicInteger();

    Seats(int count) {
        this.count = count;
    }

    Integer take() {
        for (;;) {
            int seen = taken.get();
            if (seen == count) {
                return null;
            }
            if (taken.compareAndSet(seen, seen + 1)) {
                return seen + 1;
            }
        }
    }

    int left() {
        return count - taken.get();
    }
}
`;

const ACCOUNTS = `
final class Accounts {
    private static final class Account {
        int amount;
    }

    private final Account[] accounts = {new Account(), new Account()};

    Accounts(int first, int second) {
        accounts[0].amount = first;
        accounts[1].amount = second;
    }

    boolean move(int giver, int amount) {
        Account from = accounts[giver];
        Account to = accounts[1 - giver];
        synchronized (accounts[0]) {
            synchronized (accounts[1]) {
                if (from.amount < amount) {
                    return false;
                }
                from.amount -= amount;
                to.amount += amount;
                return true;
            }
        }
    }

    int total() {
        synchronized (accounts[0]) {
            synchronized (accounts[1]) {
                return accounts[0].amount + accounts[1].amount;
            }
        }
    }
}
`;

const LOCKED_ACCOUNTS = `
import java.util.concurrent.locks.ReentrantLock;

final class Accounts {
    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock()};
    private final int[] amounts;

    Accounts(int first, int second) {
        amounts = new int[] {first, second};
    }

    boolean move(int giver, int amount) {
        locks[giver].lock();
        try {
            locks[1 - giver].lock();
            try {
                if (amounts[giver] < amount) {
                    return false;
                }
                amounts[giver] -= amount;
                amounts[1 - giver] += amount;
                return true;
            } finally {
                locks[1 - giver].unlock();
            }
        } finally {
            locks[giver].unlock();
        }
    }

    int total() {
        locks[0].lock();
        locks[1].lock();
        try {
            return amounts[0] + amounts[1];
        } finally {
            locks[1].unlock();
            locks[0].unlock();
        }
    }
}
`;

const GATE = `
final class Gate {
    private boolean busy;
    private int count;

    int pass() throws InterruptedException {
        enter();
        int number = next();
        leave();
        return number;
    }

    synchronized int passed() {
        return count;
    }

    private synchronized void enter() throws InterruptedException {
        while (busy) {
            wait();
        }
        busy = true;
    }

    private synchronized int next() {
        count++;
        return count;
    }

    private synchronized void leave() {
        busy = false;
        notify();
    }
}
`;

const BUCKET = `
interface Clock {
    long nowMs();
}

final class CodedError extends RuntimeException {
    final String code;

    CodedError(String code) {
        super(code);
        this.code = code;
    }
}

final class TokenBucket {
    private final long capacity;
    private final long refillTokens;
    private final long refillMs;
    private final Clock clock;
    private long level;
    private long at;

    TokenBucket(int capacity, int refillTokens, int refillMs, Clock clock) {
        if (Math.min(capacity, Math.min(refillTokens, refillMs)) < 1
                || Math.max(capacity, refillTokens) > 1_000_000
                || refillMs > 86_400_000) {
            throw new CodedError("INVALID");
        }
        this.capacity = capacity;
        this.refillTokens = refillTokens;
        this.refillMs = refillMs;
        this.clock = clock;
        level = this.capacity * refillMs;
        at = clock.nowMs();
    }

    synchronized boolean allow(int n) {
        if (n < 0) {
            throw new CodedError("INVALID");
        }
        refill();
        if (n * refillMs > level) {
            return false;
        }
        level -= n * refillMs;
        return true;
    }

    synchronized int available() {
        refill();
        return (int) (level / refillMs);
    }

    synchronized long waitMs(int n) {
        if (n < 0) {
            throw new CodedError("INVALID");
        }
        if (n > capacity) {
            return -1;
        }
        refill();
        return (Math.max(0, n * refillMs - level) + refillTokens - 1) / refillTokens;
    }

    private void refill() {
        long full = capacity * refillMs;
        long now = clock.nowMs();
        long elapsed = Math.min(now - at, full);
        level = Math.min(full, level + elapsed * refillTokens);
        at = now;
    }
}
`;

export const RIGHT: Readonly<Record<string, Program>> = {
  counter: { subject: 'counter', text: COUNTER },
  seats: { subject: 'seats', text: SEATS },
  accounts: { subject: 'accounts', text: ACCOUNTS },
  'accounts with locks': {
    subject: 'accounts',
    text: LOCKED_ACCOUNTS.replace('locks[giver].lock()', 'locks[0].lock()')
      .replace('locks[1 - giver].lock()', 'locks[1].lock()')
      .replace('locks[1 - giver].unlock()', 'locks[1].unlock()')
      .replace('locks[giver].unlock()', 'locks[0].unlock()'),
  },
  gate: { subject: 'gate', text: GATE },
  bucket: { subject: 'bucket', text: BUCKET },
};

export const WRONG: Readonly<
  Record<string, Program & { readonly what: string; readonly at?: readonly string[] }>
> = {
  'lost update': {
    subject: 'counter',
    what: 'illegal',
    text: COUNTER.replaceAll('synchronized ', ''),
  },
  'check-then-act': {
    subject: 'seats',
    what: 'illegal',
    text: SEATS.replace(
      'if (taken.compareAndSet(seen, seen + 1)) {\n                return seen + 1;\n            }',
      'return taken.incrementAndGet();',
    ),
  },
  'lock order of monitors': {
    subject: 'accounts',
    what: 'deadlock',
    at: ['synchronized (to)'],
    text: ACCOUNTS.replace('synchronized (accounts[0])', 'synchronized (from)').replace(
      'synchronized (accounts[1])',
      'synchronized (to)',
    ),
  },
  'lock order of locks': {
    subject: 'accounts',
    what: 'deadlock',
    at: ['locks[1 - giver].lock()'],
    text: LOCKED_ACCOUNTS,
  },
  'missed signal': {
    subject: 'gate',
    what: 'deadlock',
    at: ['wait();'],
    text: GATE.replace(
      /private synchronized void enter[^]*?\n {4}\}\n/,
      `private void enter() throws InterruptedException {
        for (;;) {
            synchronized (this) {
                if (!busy) {
                    busy = true;
                    return;
                }
            }
            synchronized (this) {
                wait();
            }
        }
    }
`,
    ),
  },
  'non-atomic refill': {
    subject: 'bucket',
    what: 'illegal',
    text: BUCKET.replace('synchronized boolean', 'boolean')
      .replace(
        'refill();\n        if (n * refillMs > level) {\n            return false;\n        }\n        level -= n * refillMs;\n        return true;',
        'refill();\n        return take(n * refillMs);',
      )
      .replace('synchronized int available', 'int available')
      .replace('synchronized long waitMs', 'long waitMs')
      .replace(
        '    private void refill() {',
        `    private synchronized boolean take(long wanted) {
        if (wanted > level) {
            return false;
        }
        level -= wanted;
        return true;
    }

    private void refill() {`,
      ),
  },
};
