/** The programs in Go. */
import { RECORDS, scheduler, TABLE } from './goParts.ts';
import type { ComponentPrograms } from './programs.ts';

const CLOCK = 'type Clock interface {\n\tNowMs() int64\n}\n';
const ERRORS = `var (
	ErrInvalid  = errors.New("INVALID")
	ErrNoRoom   = errors.New("no room")
	ErrNotFound error = fmt.Errorf("%s", "NOT_FOUND")
)
`;

function file(imports: readonly string[], ...parts: readonly string[]): string {
  const list = imports.map((one) => `\t"${one}"\n`).join('');
  return `package solution\n\n${imports.length === 0 ? '' : `import (\n${list})\n\n`}${parts.join('\n')}`;
}

const bucket = (parts: {
  readonly allow?: string;
  readonly available?: string;
  readonly now?: string;
}): string => `type TokenBucket struct {
	capacity, refillTokens, refillMs int64
	level, at                        int64
	clock                            Clock
}

func NewTokenBucket(capacity, refillTokens, refillMs int, clock Clock) (*TokenBucket, error) {
	if capacity < 1 || capacity > 1e6 || refillTokens < 1 || refillTokens > 1e6 {
		return nil, ErrInvalid
	}
	if refillMs < 1 || refillMs > 86_400_000 {
		return nil, ErrInvalid
	}
	full := int64(capacity) * int64(refillMs)
	return &TokenBucket{int64(capacity), int64(refillTokens), int64(refillMs), full, clock.NowMs(), clock}, nil
}

func (b *TokenBucket) refilled() int64 {
	full := b.capacity * b.refillMs
	elapsed := ${parts.now ?? 'b.clock.NowMs()'} - b.at
	if elapsed >= (full+b.refillTokens-1)/b.refillTokens {
		return full
	}
	return min64(full, b.level+elapsed*b.refillTokens)
}

func min64(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

${
  parts.allow ??
  `func (b *TokenBucket) Allow(n int) (bool, error) {
	if n < 0 {
		return false, ErrInvalid
	}
	level := b.refilled()
	if wanted := int64(n) * b.refillMs; wanted <= level {
		b.level, b.at = level-wanted, b.clock.NowMs()
		return true, nil
	}
	return false, nil
}
`
}
${parts.available ?? `func (b TokenBucket) Available() int { return int(b.refilled() / b.refillMs) }\n`}
func (b *TokenBucket) WaitMs(n int) (int64, error) {
	if n < 0 {
		return 0, fmt.Errorf("%d tokens: %w", n, ErrInvalid)
	}
	if int64(n) > b.capacity {
		return -1, nil
	}
	missing := int64(n)*b.refillMs - b.refilled()
	if missing < 0 {
		return 0, nil
	}
	return (missing + b.refillTokens - 1) / b.refillTokens, nil
}
`;

const cache = (parts: {
  readonly get?: string;
  readonly peek?: string;
  readonly put?: string;
  readonly keys?: string;
  readonly size?: string;
}): string => `type LruCache struct {
	capacity int
	order    *list.List
	entries  map[int]*list.Element
	shown    []int
}

type entry struct{ k, v int }

func NewLruCache(capacity int) (*LruCache, error) {
	if capacity < 0 {
		return nil, errors.New("INVALID")
	}
	return &LruCache{capacity: capacity, order: list.New(), entries: map[int]*list.Element{}}, nil
}

func (c *LruCache) Put(k, v int) (evicted int, ok bool) {
	${parts.put ?? ''}
	if c.capacity == 0 {
		return 0, false
	}
	if at, known := c.entries[k]; known {
		at.Value = entry{k, v}
		c.order.MoveToFront(at)
		return 0, false
	}
	if c.order.Len() == c.capacity {
		oldest := c.order.Remove(c.order.Back()).(entry)
		delete(c.entries, oldest.k)
		evicted, ok = oldest.k, true
	}
	c.entries[k] = c.order.PushFront(entry{k, v})
	return evicted, ok
}

func (c *LruCache) Get(k int) (int, bool) {
	at, known := c.entries[k]
	if !known {
		return 0, false
	}
	${parts.get ?? 'c.order.MoveToFront(at)'}
	return at.Value.(entry).v, true
}

func (c *LruCache) Peek(k int) (int, bool) {
	${parts.peek ?? ''}
	if at, known := c.entries[k]; known {
		return at.Value.(entry).v, true
	}
	return 0, false
}

func (c *LruCache) Remove(k int) bool {
	at, known := c.entries[k]
	if known {
		c.order.Remove(at)
		delete(c.entries, k)
	}
	return known
}

func (c *LruCache) Keys() []int {
	${parts.keys ?? 'keys := []int{}'}
	for at := c.order.Front(); at != nil; at = at.Next() {
		keys = append(keys, at.Value.(entry).k)
	}
	c.shown = keys
	return keys
}

func (c *LruCache) Size() int { ${parts.size ?? 'return len(c.entries)'} }
`;

const LRU = ['container/list', 'errors'];
const crashing = file(LRU, cache({ peek: 'if k == 13 {\n\t\treturn c.shown[k+len(c.shown)], true\n\t}' }));
const head = [CLOCK, ERRORS];
const without = file(['errors', 'fmt'], ...head, bucket({ available: '' }));
const extra = file(
  ['errors', 'fmt'],
  ...head,
  bucket({ allow: 'func (b *TokenBucket) Allow(n, m int) (bool, error) { return n > m, nil }\n' }),
);
const real = file(['errors', 'fmt', 'time'], ...head, bucket({ now: 'time.Now().UnixMilli()' }));
const sleeping = file(
  ['errors', 'fmt', 'time'],
  ...head,
  bucket({
    available: 'func (b *TokenBucket) Available() int {\n\ttime.Sleep(time.Millisecond)\n\treturn 1\n}\n',
  }),
);

export const programs: ComponentPrograms = {
  right: {
    tokenBucket: file(['errors', 'fmt'], ...head, '// Not time.Now(): the clock.', bucket({})),
    lruCache: file(LRU, cache({})),
    hashTable: file([], TABLE),
    meetingScheduler: file(['errors', 'fmt', 'sort'], ERRORS, RECORDS, scheduler('')),
  },
  bare: { tokenBucket: file(['fmt'], bucket({})), meetingScheduler: file(['sort'], scheduler('')) },
  wrong: file(LRU, cache({ get: '' })),
  crashes: {
    text: crashing,
    line: lineOf(crashing, 'c.shown[k+'),
    shown: /^panic: index out of range \[13\] with length 0$/,
  },
  otherCode: file(
    ['errors', 'sort'],
    RECORDS,
    scheduler('if people == 13 {\n\t\treturn BookResult{}, errors.New("NOPE")\n\t}'),
  ),
  mistyped: {
    text: file(LRU, cache({ size: 'return len(c.entries) << 40' })),
    shown: '1099511627776',
    why: /^expected an int of 32 bits, got 1099511627776$/,
  },
  prints: file([...LRU, 'fmt'], cache({ put: 'fmt.Println("put")' })),
  changesLater: { subject: 'lruCache', text: file(LRU, cache({ keys: 'keys := c.shown[:0]' })) },
  missing: {
    text: without,
    line: lineOf(without, 'type TokenBucket'),
    message:
      /^Kode calls `func \(b \*TokenBucket\) Available\(\) int`; `TokenBucket` has `refilled`, `Allow`, `WaitMs`\.$/,
  },
  otherSignature: {
    text: extra,
    line: lineOf(extra, 'Allow(n, m int)'),
    message:
      /^Kode calls `func \(b \*TokenBucket\) Allow\(n int\) \(bool, error\)`; this file has `func \(b \*TokenBucket\) Allow\(n, m int\) \(bool, error\)`\.$/,
  },
  realClock: {
    text: real,
    line: lineOf(real, 'time.Now()'),
    message: /^Kode moves the clock: ask `clock\.NowMs\(\)` instead of `time\.Now\(\)`\.$/,
  },
  sleeps: {
    text: sleeping,
    line: lineOf(sleeping, 'time.Sleep'),
    message: /^Kode moves the clock: ask `clock\.NowMs\(\)` instead of `time\.Sleep\(\)`\.$/,
  },
};

/** The line of a part of a text, from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
