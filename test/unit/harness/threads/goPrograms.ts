/** The zoo in Go: right programs, and what goes wrong with each. */
import type { ZooName } from './zoo.ts';

export interface WrongProgram {
  readonly subject: ZooName;
  readonly mistake: string;
  readonly text: string;
  /** Without the detector it is seen, too: in what the calls gave, or because it hangs. */
  readonly seen: boolean;
  /** How it may be caught with the detector. */
  readonly caught: readonly ('race' | 'illegal' | 'deadlock')[];
  /** The lines that are to be named, by a text in each; empty: none are. */
  readonly at: readonly string[];
}

function file(...parts: readonly string[]): string {
  return `package zoo\n\nimport "sync"\n\n${parts.join('\n\n')}\n`;
}

const counter = (add: string): string =>
  file(
    'type Counter struct {\n\tmu    sync.Mutex\n\ttotal int\n}',
    'func NewCounter(start int) *Counter { return &Counter{total: start} }',
    `func (c *Counter) Add(n int) int {\n${add}\n}`,
    'func (c *Counter) Sum() int {\n\tc.mu.Lock()\n\tdefer c.mu.Unlock()\n\treturn c.total\n}',
  );

const seats = (take: string): string =>
  file(
    'type Seats struct {\n\tmu    sync.Mutex\n\tcount int\n\ttaken int\n}',
    'func NewSeats(count int) *Seats { return &Seats{count: count} }',
    `func (s *Seats) Take() (int, bool) {\n${take}\n}`,
    'func (s *Seats) Left() int {\n\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\treturn s.count - s.taken\n}',
  );

const accounts = (first: string, second: string): string =>
  file(
    'type account struct {\n\tmu     sync.Mutex\n\tamount int\n}',
    'type Accounts struct{ all [2]account }',
    `func NewAccounts(first, second int) *Accounts {
	a := &Accounts{}
	a.all[0].amount, a.all[1].amount = first, second
	return a
}`,
    `func (a *Accounts) Move(giver, amount int) bool {
	from, to := &a.all[giver], &a.all[1-giver]
	${first}.mu.Lock()
	defer ${first}.mu.Unlock()
	${second}.mu.Lock() // the other one
	defer ${second}.mu.Unlock()
	if from.amount < amount {
		return false
	}
	from.amount -= amount
	to.amount += amount
	return true
}`,
    `func (a *Accounts) Total() int {
	a.all[0].mu.Lock()
	defer a.all[0].mu.Unlock()
	a.all[1].mu.Lock() // both
	defer a.all[1].mu.Unlock()
	return a.all[0].amount + a.all[1].amount
}`,
  );

const gate = (wait: string): string =>
  file(
    'type Gate struct {\n\tmu    sync.Mutex\n\tfree  *sync.Cond\n\tbusy  bool\n\tcount int\n}',
    'func NewGate() *Gate {\n\tg := &Gate{}\n\tg.free = sync.NewCond(&g.mu)\n\treturn g\n}',
    `func (g *Gate) Pass() int {
	g.mu.Lock()
${wait}
	g.busy = true
	g.mu.Unlock()

	g.mu.Lock()
	defer g.mu.Unlock()
	g.count++
	g.busy = false
	g.free.Signal()
	return g.count
}`,
    'func (g *Gate) Passed() int {\n\tg.mu.Lock()\n\tdefer g.mu.Unlock()\n\treturn g.count\n}',
  );

const bucket = (refill: string): string => `package zoo

import (
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type TokenBucket struct {
	mu                       sync.Mutex
	capacity, tokens, ms     int64
	full, fillMs, level, at  int64
	clock                    Clock
}

func NewTokenBucket(capacity, refillTokens, refillMs int, clock Clock) (*TokenBucket, error) {
	if capacity < 1 || capacity > 1e6 || refillTokens < 1 || refillTokens > 1e6 || refillMs < 1 || refillMs > 86_400_000 {
		return nil, ErrInvalid
	}
	b := &TokenBucket{capacity: int64(capacity), tokens: int64(refillTokens), ms: int64(refillMs), clock: clock}
	b.full = b.capacity * b.ms
	b.fillMs = (b.full + b.tokens - 1) / b.tokens
	b.level, b.at = b.full, clock.NowMs()
	return b, nil
}

func (b *TokenBucket) Allow(n int) (bool, error) {
	if n < 0 {
		return false, ErrInvalid
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	if wanted := int64(n) * b.ms; wanted <= b.level {
		b.level -= wanted
		return true, nil
	}
	return false, nil
}

func (b *TokenBucket) Available() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	return int(b.level / b.ms)
}

func (b *TokenBucket) WaitMs(n int) (int64, error) {
	if n < 0 {
		return 0, ErrInvalid
	}
	if int64(n) > b.capacity {
		return -1, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	missing := max(0, int64(n)*b.ms-b.level)
	return (missing + b.tokens - 1) / b.tokens, nil
}

// The caller holds the lock.
func (b *TokenBucket) refill() {
${refill}
}
`;

const ADD = '\tc.mu.Lock()\n\tdefer c.mu.Unlock()\n\tc.total += n\n\treturn c.total';
const TAKE =
  '\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\tif s.taken == s.count {\n\t\treturn 0, false\n\t}\n\ts.taken++\n\treturn s.taken, true';
const REFILL =
  '\tnow := b.clock.NowMs()\n\tgained := min(now-b.at, b.fillMs) * b.tokens\n\tb.level, b.at = min(b.full, b.level+gained), now';

/** Here a function that is awaited elsewhere is one that may take its time. */
const PURSE = `package zoo

import "sync"

type Purse struct {
	mu    sync.Mutex
	cents int
	price func(string) int
}

func NewPurse(cents int, price func(string) int) *Purse {
	return &Purse{cents: cents, price: price}
}

func (p *Purse) Buy(item string) bool {
	price := p.price(item)
	p.mu.Lock()
	defer p.mu.Unlock()
	if price > p.cents {
		return false
	}
	p.cents -= price
	return true
}

func (p *Purse) Left() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.cents
}
`;

export const RIGHT: Readonly<Record<ZooName, string>> = {
  counter: counter(ADD),
  seats: seats(TAKE),
  accounts: accounts('a.all[0]', 'a.all[1]'),
  purse: PURSE,
  gate: gate('\tfor g.busy {\n\t\tg.free.Wait()\n\t}'),
  bucket: bucket(REFILL),
};

export const WRONG: readonly WrongProgram[] = [
  {
    subject: 'counter',
    mistake: 'adds without the lock',
    text: counter('\tc.total += n\n\treturn c.total // bare'),
    seen: false,
    caught: ['race', 'illegal'],
    at: ['c.total += n', 'return c.total // bare', '\treturn c.total'],
  },
  {
    subject: 'counter',
    mistake: 'lost update: reads under the lock, and writes under it again',
    text: counter(
      '\tc.mu.Lock()\n\tsum := c.total + n\n\tc.mu.Unlock()\n\tc.mu.Lock()\n\tc.total = sum\n\tc.mu.Unlock()\n\treturn sum',
    ),
    seen: true,
    caught: ['illegal'],
    at: [],
  },
  {
    subject: 'seats',
    mistake: 'check-then-act: looks for a seat, and then takes the next one',
    text: seats(
      `\ts.mu.Lock()\n\tfree := s.taken < s.count\n\ts.mu.Unlock()\n\tif !free {\n\t\treturn 0, false\n\t}\n\ts.mu.Lock()\n\tdefer s.mu.Unlock()\n\ts.taken++\n\treturn s.taken, true`,
    ),
    seen: true,
    caught: ['illegal'],
    at: [],
  },
  {
    subject: 'seats',
    mistake: 'looks without the lock',
    text: seats(`\tif s.taken == s.count {\n\t\treturn 0, false\n\t}\n${TAKE}`),
    seen: false,
    caught: ['race'],
    at: ['if s.taken == s.count', 's.taken++'],
  },
  {
    subject: 'accounts',
    mistake: 'double lock: the account that gives first',
    text: accounts('from', 'to'),
    seen: true,
    caught: ['deadlock'],
    at: [
      'to.mu.Lock() // the other one',
      'a.all[1].mu.Lock() // both',
      '\ta.all[0].mu.Lock()',
      '\tfrom.mu.Lock()',
    ],
  },
  {
    subject: 'gate',
    mistake: 'missed signal: lets go of the lock before it waits',
    text: gate('\tfor g.busy {\n\t\tg.mu.Unlock()\n\t\tg.mu.Lock()\n\t\tg.free.Wait()\n\t}'),
    seen: true,
    caught: ['deadlock'],
    at: ['g.free.Wait()'],
  },
  {
    subject: 'bucket',
    mistake: 'refills in two steps: two goroutines add what has come since the same time',
    text: bucket(
      '\tnow := b.clock.NowMs()\n\tgained := min(now-b.at, b.fillMs) * b.tokens\n\tb.mu.Unlock()\n\tb.mu.Lock()\n\tb.level, b.at = min(b.full, b.level+gained), now',
    ),
    seen: true,
    caught: ['illegal'],
    at: [],
  },
];
