/** Goroutines in the zoo, with Go's race detector and without. */
import assert from 'node:assert/strict';
import type { CallOutcome } from '../../../../src/engine/components/spec.ts';
import type { Round, ScenarioRun } from '../../../../src/engine/components/scenarioWire.ts';
import { decodeRounds, encodeScenario } from '../../../../src/engine/components/scenarioWire.ts';
import type { ThreadsBuild } from '../../../../src/engine/languages/language.ts';
import { goAdapter } from '../../../../src/engine/languages/go.ts';
import { specOf } from '../../engine/components/models/specOf.ts';
import { open, sign, sourceOf } from '../driver.ts';
import { QuickBuilder } from '../quickBuilder.ts';
import { RIGHT, WRONG } from './goPrograms.ts';
import type { ZooName, ZooSubject } from './zoo.ts';
import { buildThreads, SOME, threadsOf, tryThreads, ZOO } from './zoo.ts';

const NAMES = Object.keys(ZOO) as ZooName[];
const threads = threadsOf('go');
const undetected = (ways: readonly ThreadsBuild[]): ThreadsBuild | undefined =>
  ways.find(({ detector }) => detector === null);

/** Numbers of the lines with one of these texts. */
function linesWith(text: string, parts: readonly string[]): readonly number[] {
  return text.split('\n').flatMap((line, i) => (parts.some((part) => line.includes(part)) ? [i + 1] : []));
}

describe('goroutines', function () {
  this.timeout(240_000);

  for (const name of NAMES) {
    it(`${name}: the right program is never caught`, async () => {
      const built = await buildThreads('go', RIGHT[name], ZOO[name]);
      const { what, said } = await tryThreads('go', built, ZOO[name], SOME);
      assert.equal(what, 'right', said);
    });
  }

  for (const { subject, mistake, text, caught, at, seen } of WRONG) {
    it(`${subject}: ${mistake}`, async () => {
      const found = await tryThreads('go', await buildThreads('go', text, ZOO[subject]), ZOO[subject]);
      assert.ok((caught as readonly string[]).includes(found.what), `${found.what}: ${found.said}`);
      const allowed = linesWith(text, at);
      assert.equal(found.lines.length > 0, found.what === 'race' || found.what === 'deadlock');
      for (const line of found.lines) assert.ok(allowed.includes(line), `line ${line}: ${found.said}`);
      if (found.what === 'race')
        assert.match(found.said, /^One goroutine (?:reads|writes) memory in `\w+` that another one /);
    });

    if (seen)
      it(`${subject}: ${mistake}; without the detector`, async () => {
        const built = await buildThreads('go', text, ZOO[subject], undetected);
        const { what, said } = await tryThreads('go', built, ZOO[subject]);
        assert.ok((caught as readonly string[]).includes(what), `${what}: ${said}`);
      });
  }

  it('are the right ones without the detector, too', async () => {
    const built = await buildThreads('go', RIGHT.bucket, ZOO.bucket, undetected);
    const { what, said } = await tryThreads('go', built, ZOO.bucket);
    assert.equal(what, 'right', said);
  });
});

const MIXED: ZooSubject = {
  spec: specOf(`
name: Mixed
clock: true
constructor:
  - { name: list, type: "int[]", length: [0, 3], items: { range: [0, 9] } }
errors: { INVALID: No. }
methods:
  - call: "push(n: int) -> int[]"
    args: { n: { range: [0, 9] } }
  - call: "now() -> long"
    pure: true
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
concurrency: { threads: [2, 3], calls: [3, 4] }
examples:
  - { note: One., new: [[]], steps: [{ call: push, args: [1], gives: [1] }] }
  - { note: None., new: [[]], steps: [{ call: now, gives: 0 }] }
`),
  model: ZOO.gate.model,
};

const mixed = (push: string, made = ''): string => `package mixed

import "sync"

type Mixed struct {
	mu    sync.Mutex
	list  []int
	clock Clock
}

func NewMixed(list []int, clock Clock) (*Mixed, error) {
	if len(list) > 2 {
		return nil, ErrInvalid
	}
	m := &Mixed{list: list, clock: clock}
	${made}
	return m, nil
}

func (m *Mixed) Push(n int) []int {
	m.mu.Lock()
${push}
}

func (m *Mixed) Now() int64 { return m.clock.NowMs() }
`;

const COPY = '\tdefer m.mu.Unlock()\n\tm.list = append(m.list, n)\n\treturn append([]int(nil), m.list...)';
const push = (n: number) => ({ method: 0, args: [n] });
const look = { method: 1, args: [] };

/** Two goroutines that push two numbers each. */
const PUSHES: ScenarioRun = {
  made: { args: [[]], start: 5 },
  before: [push(0), { advance: 7 }],
  threads: [
    [push(1), push(2)],
    [push(3), look],
  ],
  after: [look],
  rounds: 60,
  seed: 3,
};

async function roundsOf(text: string, scenario: ScenarioRun): Promise<readonly Round[] | string> {
  const built = await buildThreads('go', text, MIXED);
  const run = await open(built);
  try {
    await run.hello();
    const reply = await run.callWire(encodeScenario(scenario, MIXED.spec));
    if (!('kind' in reply)) return reply.output;
    assert.ok(reply.kind === 'value', JSON.stringify(reply));
    return decodeRounds(reply.outcome, scenario, MIXED.spec);
  } finally {
    await run.end();
  }
}

async function seenOf(text: string, scenario: ScenarioRun): Promise<readonly Round[]> {
  const rounds = await roundsOf(text, scenario);
  if (typeof rounds === 'string') throw new Error(rounds);
  return rounds;
}

const value = (of: unknown): CallOutcome => ({ kind: 'value', value: of });

describe('rounds of goroutines', function () {
  this.timeout(120_000);

  it('have a component of their own each, with and without stamps, and are different', async () => {
    const rounds = await seenOf(mixed(COPY), PUSHES);
    assert.ok(rounds.some(({ stamped }) => stamped) && rounds.some(({ stamped }) => !stamped));
    assert.equal(new Set(rounds.map((round) => JSON.stringify(round))).size, rounds.length);
    for (const { before, threads: seen, after, stamped, waits } of rounds) {
      assert.deepEqual(before, [value(undefined), value([0]), { kind: 'moved' }]);
      assert.deepEqual(after, [value(12)]);
      assert.deepEqual(
        seen?.map((one) => one.length),
        [2, 2],
      );
      assert.deepEqual(seen?.[1]?.[1]?.outcome, value(12));
      assert.equal(waits, null);
      for (const [first, second] of stamped ? (seen ?? []) : []) {
        assert.ok(first !== undefined && second !== undefined);
        assert.ok(first.from <= first.to && first.to < second.from && second.from <= second.to);
      }
    }
  });

  it('end with a constructor that refuses', async () => {
    const [round, ...more] = await seenOf(mixed(COPY), { ...PUSHES, made: { args: [[1, 2, 3]], start: 0 } });
    assert.deepEqual(round?.before, [{ kind: 'refused', code: 'INVALID' }]);
    assert.equal(round.threads, null);
    assert.deepEqual(more, []);
  });

  it('let goroutines of the component ask the clock at any time', async () => {
    const made = 'go func() {\n\t\tfor i := 0; i < 100; i++ {\n\t\t\tm.clock.NowMs()\n\t\t}\n\t}()';
    await seenOf(mixed(COPY, made), PUSHES);
  });

  it('hold a panic, and not the wait for the lock that it leaves behind', async () => {
    const text = mixed('\tif n == 3 {\n\t\tpanic("three")\n\t}\n\tm.mu.Unlock()\n\treturn nil');
    const rounds = await seenOf(text, PUSHES);
    const crash = rounds
      .flatMap(({ threads: seen }) => (seen ?? []).flat())
      .find((one) => one.outcome?.kind === 'crashed');
    assert.deepEqual(crash?.outcome, {
      kind: 'crashed',
      type: 'panic',
      message: 'three',
      line: linesWith(text, ['panic("three")'])[0],
    });
    const stuck = rounds.filter(({ waits }) => waits !== null);
    assert.deepEqual(
      stuck.flatMap(({ waits }) => waits),
      stuck.map(() => linesWith(text, ['m.mu.Lock()'])[0]),
    );
  });

  it('end where goroutines wait for ever, and the next scenario is answered', async () => {
    const built = await buildThreads('go', RIGHT.gate.replace('\tg.free.Signal()\n', ''), ZOO.gate);
    const pass = { method: 0, args: [] };
    const scenario = {
      ...PUSHES,
      made: { args: [], start: 0 },
      before: [],
      threads: [[pass, pass], [pass]],
      after: [],
    };
    const run = await open(built);
    try {
      await run.hello();
      let waits = 0;
      for (let i = 0; i < 20 && waits < 3; i += 1) {
        const reply = await run.callWire(encodeScenario({ ...scenario, seed: i, rounds: 50 }, ZOO.gate.spec));
        assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
        const last = decodeRounds(reply.outcome, scenario, ZOO.gate.spec).at(-1);
        if (last?.waits !== null) waits += 1;
      }
      assert.equal(waits, 3);
    } finally {
      await run.end();
    }
  });

  it('tell of a result that is not a copy', async () => {
    const text = mixed(
      '\tdefer m.mu.Unlock()\n\tif len(m.list) == 0 {\n\t\tm.list = make([]int, 1)\n\t}\n\tm.list[0] += n // here\n\treturn m.list',
    );
    const output = await roundsOf(text, PUSHES);
    assert.ok(typeof output === 'string');
    const report = threads.race(output, sourceOf(goAdapter, text));
    assert.equal(report?.kind, 'race');
    assert.equal(
      report.message,
      'What a call gave to one goroutine is changed by another one in `Push`: a copy would not be.',
    );
    assert.deepEqual(report.lines, linesWith(text, ['// here']));
  });
});

describe('goroutines, built the quick way', function () {
  this.timeout(240_000);

  it('have the detector in them', async () => {
    const quick = new QuickBuilder();
    try {
      await quick.open();
      const text = WRONG[0]?.text ?? '';
      const source = sourceOf(goAdapter, text);
      const [way] = threads.builds(source, ZOO.counter.spec);
      const { dir, ms } = await quick.quickly(way.plan);
      const adapter = { ...goAdapter, run: way.run };
      const built = { dir, adapter, signature: sign('unused', [], 'void'), source, ms };
      const { what, lines } = await tryThreads('go', built, ZOO.counter);
      assert.ok(what === 'race' || what === 'illegal', what);
      if (what === 'race') assert.ok(lines.length > 0);
    } finally {
      await quick.close();
    }
  });
});
