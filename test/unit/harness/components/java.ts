/** The programs in Java. */
import { RECORDS, scheduler, TABLE } from './javaParts.ts';
import type { ComponentPrograms } from './programs.ts';

const CLOCK = `
    public interface Clock {
        long nowMs();
    }
`;
const EXCEPTION = `
    public static class CodedException extends RuntimeException {
        public final String code;

        public CodedException(String code) {
            super(code);
            this.code = code;
        }
    }
`;

const bucket = (
  beside: string,
  parts: { readonly allow?: string; readonly available?: string; readonly now?: string } = {},
): string => `package some.where;

public class TokenBucket {
    private final long capacity;
    private final long refillTokens;
    private final long refillMs;
    private final Clock clock;
    private long level;
    private long at;

    public TokenBucket(int capacity, int refillTokens, int refillMs, Clock clock) {
        if (capacity < 1 || capacity > 1_000_000 || refillTokens < 1 || refillTokens > 1_000_000
            || refillMs < 1 || refillMs > 86_400_000) throw new CodedException("INVALID");
        this.capacity = capacity;
        this.refillTokens = refillTokens;
        this.refillMs = refillMs;
        this.clock = clock;
        level = this.capacity * this.refillMs;
        at = clock.nowMs();
    }

    private long refilled() {
        long full = capacity * refillMs;
        long elapsed = ${parts.now ?? 'clock.nowMs()'} - at; // not System.nanoTime()
        if (elapsed >= (full + refillTokens - 1) / refillTokens) return full;
        return Math.min(full, level + elapsed * refillTokens);
    }

${
  parts.allow ??
  `    public boolean allow(int n) {
        if (n < 0) throw new CodedException("INVALID");
        long now = refilled();
        if (n * refillMs > now) return false;
        level = now - n * refillMs;
        at = clock.nowMs();
        return true;
    }
`
}
${
  parts.available ??
  `    public int available() {
        return (int) (refilled() / refillMs);
    }
`
}
    public long waitMs(int n) {
        if (n < 0) throw new CodedException("INVALID");
        if (n > capacity) return -1;
        long missing = n * refillMs - refilled();
        return missing <= 0 ? 0 : (missing + refillTokens - 1) / refillTokens;
    }
${beside}}
`;

const cache = (
  parts: {
    readonly get?: string;
    readonly peek?: string;
    readonly put?: string;
    readonly keys?: string;
  } = {},
): string => `import java.util.*;

public class LruCache {
    private final int capacity;
    private final LinkedHashMap<Integer, Integer> entries = new LinkedHashMap<>();
    private int[] shown = {};

    public LruCache(int capacity) throws Refused {
        if (capacity < 0) throw new Refused("INVALID");
        this.capacity = capacity;
    }

    public Integer put(int k, int v) {
        ${parts.put ?? ''}
        if (capacity == 0) return null;
        Integer evicted = null;
        if (entries.remove(k) == null && entries.size() == capacity) {
            evicted = entries.keySet().iterator().next();
            entries.remove(evicted);
        }
        entries.put(k, v);
        return evicted;
    }

    public Integer get(int k) {
        Integer value = entries.get(k);
        if (value == null) return null;
        ${parts.get ?? 'entries.remove(k);\n        entries.put(k, value);'}
        return value;
    }

    public Integer peek(int k) {
        ${parts.peek ?? ''}
        return entries.get(k);
    }

    public boolean remove(int k) {
        return entries.remove(k) != null;
    }

    public int[] keys() {
        ${parts.keys ?? 'shown = new int[entries.size()];'}
        int at = shown.length;
        for (int key : entries.keySet()) shown[--at] = key;
        return shown;
    }

    public int size() {
        return entries.size();
    }

    /** Checked, and the code behind a method of the class above. */
    static class Coded extends Exception {
        private final String why;

        Coded(String why) {
            this.why = why;
        }

        private String getCode() {
            return why;
        }
    }

    static class Refused extends Coded {
        Refused(String why) {
            super(why);
        }
    }

    public static class CodedException extends RuntimeException {
        public final String code = "";
    }
}
`;

const beside = CLOCK + EXCEPTION;
const IMPORT = 'import java.util.*;\n\n';
const crashing = cache({ peek: 'if (k == 13) return shown[k];' });
const without = bucket(beside, { available: '' });
const extra = bucket(beside, {
  allow: '    public boolean allow(int n, int m) {\n        return n > m;\n    }\n',
});
const real = bucket(beside, { now: 'System.currentTimeMillis()' });
const sleeping = bucket(beside, {
  available:
    '    public int available() throws InterruptedException {\n        Thread.sleep(1);\n        return 1;\n    }\n',
});

export const programs: ComponentPrograms = {
  right: {
    tokenBucket: bucket(beside),
    lruCache: cache(),
    hashTable: TABLE,
    meetingScheduler: IMPORT + scheduler('', RECORDS + EXCEPTION),
  },
  bare: { tokenBucket: bucket(''), meetingScheduler: IMPORT + scheduler('', '') },
  wrong: cache({ get: '' }),
  crashes: {
    text: crashing,
    line: lineOf(crashing, 'return shown[k]'),
    shown: /^ArrayIndexOutOfBoundsException: Index 13 out of bounds for length 0$/,
  },
  otherCode: IMPORT + scheduler('if (people == 13) throw new CodedException("NOPE");', RECORDS + EXCEPTION),
  // A value of another type does not compile; null is the one that is left.
  mistyped: null,
  prints: cache({ put: 'System.out.println("put");' }),
  changesLater: {
    subject: 'lruCache',
    text: cache({
      keys: 'Arrays.fill(shown, -1);\n        if (shown.length != entries.size()) shown = new int[entries.size()];',
    }),
  },
  missing: {
    text: without,
    line: lineOf(without, 'class TokenBucket'),
    message: /^Kode calls `int available\(\)`; `TokenBucket` has `refilled`, `allow`, `waitMs`\.$/,
  },
  otherSignature: {
    text: extra,
    line: lineOf(extra, 'boolean allow(int n, int m)'),
    message: /^Kode calls `boolean allow\(int n\)`; this file has `public boolean allow\(int n, int m\)`\.$/,
  },
  realClock: {
    text: real,
    line: lineOf(real, 'System.currentTimeMillis()'),
    message: /^Kode moves the clock: ask `clock\.nowMs\(\)` instead of `System\.currentTimeMillis\(\)`\.$/,
  },
  sleeps: {
    text: sleeping,
    line: lineOf(sleeping, 'Thread.sleep'),
    message: /^Kode moves the clock: ask `clock\.nowMs\(\)` instead of `Thread\.sleep\(\)`\.$/,
  },
};

/** The line of a part of a text, from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
