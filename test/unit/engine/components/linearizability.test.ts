import assert from 'node:assert/strict';
import type { History, HistoryCall } from '../../../../src/engine/components/linearizability.ts';
import { checkHistory } from '../../../../src/engine/components/linearizability.ts';
import type { AnyComponentModel } from '../../../../src/engine/components/model.ts';
import { defineComponent } from '../../../../src/engine/components/model.ts';
import type { Call, CallOutcome, ComponentSpec } from '../../../../src/engine/components/spec.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';
import { makeRng } from '../../../../src/engine/values/rng.ts';
import { interleave, isLegalByForce } from './interleaving.ts';
import { cellsModel, cellsSpec, counterModel, counterSpec } from './models/cells.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';
import { specOf } from './models/specOf.ts';
import { tokenBucketModel, tokenBucketSpec } from './models/tokenBucket.ts';

const value = (given: unknown): CallOutcome => ({ kind: 'value', value: given });
const EMPTY: CallOutcome = { kind: 'refused', code: 'EMPTY' };

/** `[thread, from, to, method, arguments, outcome]`; null for what never came back. */
type Row = readonly [
  thread: number,
  from: number,
  to: number,
  method: string,
  args: readonly unknown[],
  outcome: CallOutcome | null,
];

function historyOf(spec: ComponentSpec, rows: readonly Row[], more: Partial<History> = {}): History {
  const calls = rows.map(([thread, from, to, name, args, outcome]): HistoryCall => {
    const method = spec.methods.findIndex((one) => one.name === name);
    return { thread, from, to, call: { method, args }, outcome };
  });
  return { made: { args: [], start: 0 }, before: [], calls, ...more };
}

const counter = (...rows: readonly Row[]): ReturnType<typeof checkHistory> =>
  checkHistory(counterSpec, counterModel, historyOf(counterSpec, rows));

describe('linearizability', () => {
  it('takes calls that overlap in any order', () => {
    assert.equal(counter([0, 0, 3, 'add', [], value(2)], [1, 1, 2, 'add', [], value(1)]).kind, 'legal');
    assert.equal(counter().kind, 'legal');
  });

  it('sees a lost update', () => {
    const result = counter(
      [0, 0, 3, 'add', [], value(1)],
      [1, 1, 2, 'add', [], value(1)],
      [2, 4, 5, 'read', [], value(1)],
    );
    assert.equal(result.kind, 'illegal');
    assert.equal(result.longest.length, 1);
    assert.deepEqual(result.expected, value(2));
  });

  it('sees a stale read: what ended before another call began keeps its place', () => {
    const late = (from: number, to: number): string =>
      counter([0, 2, 3, 'write', [7], value(undefined)], [1, from, to, 'read', [], value(0)]).kind;
    assert.equal(late(0, 1), 'legal');
    assert.equal(late(1, 2.5), 'legal');
    assert.equal(late(4, 5), 'illegal');
  });

  it('takes equal stamps for an overlap', () => {
    assert.equal(
      counter([0, 0, 2, 'write', [7], value(undefined)], [1, 2, 3, 'read', [], value(0)]).kind,
      'legal',
    );
  });

  it('sees two that were both let in', () => {
    const history = (rows: readonly Row[]): History =>
      historyOf(tokenBucketSpec, rows, { made: { args: [1, 1, 1000], start: 5 } });
    const both: readonly Row[] = [
      [0, 0, 3, 'allow', [1], value(true)],
      [1, 1, 2, 'allow', [1], value(true)],
    ];
    const result = checkHistory(tokenBucketSpec, tokenBucketModel, history(both));
    assert.equal(result.kind, 'illegal');
    assert.deepEqual(result.expected, value(false));
    const one: readonly Row[] = [both[0]!, [1, 1, 2, 'allow', [1], value(false)]];
    assert.equal(checkHistory(tokenBucketSpec, tokenBucketModel, history(one)).kind, 'legal');
  });

  it('compares refusals by their code', () => {
    assert.equal(counter([0, 0, 3, 'take', [], EMPTY], [1, 1, 2, 'add', [], value(1)]).kind, 'legal');
    assert.equal(counter([0, 2, 3, 'take', [], EMPTY], [1, 0, 1, 'add', [], value(1)]).kind, 'illegal');
    assert.equal(counter([0, 0, 1, 'take', [], value(0)]).kind, 'illegal');
    assert.equal(counter([0, 0, 1, 'read', [], EMPTY]).kind, 'illegal');
    const crash: CallOutcome = { kind: 'crashed', type: 'E', message: 'm', line: 1 };
    assert.equal(counter([0, 0, 1, 'read', [], crash]).kind, 'illegal');
  });

  it('lets a call that never came back take effect at any time, or never', () => {
    const hung: Row = [0, 1, Infinity, 'add', [], null];
    assert.equal(
      counter(hung, [1, 2, 3, 'read', [], value(0)], [1, 4, 5, 'read', [], value(1)]).kind,
      'legal',
    );
    assert.equal(counter(hung, [1, 2, 3, 'read', [], value(0)]).kind, 'legal');
    assert.equal(
      counter(hung, [1, 2, 3, 'read', [], value(1)], [1, 4, 5, 'read', [], value(0)]).kind,
      'illegal',
    );
    assert.equal(counter(hung, [1, 2, 3, 'read', [], value(2)]).kind, 'illegal');
    // Nor before it began.
    assert.equal(counter([1, 2, 3, 'read', [], value(1)], [0, 4, Infinity, 'add', [], null]).kind, 'illegal');
  });

  it('begins in the state after the steps before', () => {
    const before = [
      { method: 0, args: [] },
      { method: 0, args: [] },
    ];
    const rows: readonly Row[] = [[0, 0, 1, 'read', [], value(2)]];
    assert.equal(
      checkHistory(counterSpec, counterModel, historyOf(counterSpec, rows, { before })).kind,
      'legal',
    );
    assert.equal(checkHistory(counterSpec, counterModel, historyOf(counterSpec, rows)).kind, 'illegal');
  });

  it('says the longest order that explains anything, and the call that cannot come next', () => {
    const result = counter(
      [0, 0, 1, 'add', [], value(1)],
      [1, 2, 3, 'add', [], value(2)],
      [0, 4, 7, 'read', [], value(9)],
      [1, 5, 6, 'add', [], value(3)],
    );
    assert.equal(result.kind, 'illegal');
    assert.deepEqual(result.longest, [0, 1, 3]);
    assert.equal(result.offending, 2);
    assert.deepEqual(result.expected, value(3));
  });

  it('gives up where there are too many orders, and says so', () => {
    const rows = Array.from({ length: 12 }, (_, i): Row => [
      i,
      i,
      100 + i,
      'write',
      [i % 10],
      value(undefined),
    ]);
    const bad: Row = [0, 200, 201, 'read', [], value(77)];
    const history = historyOf(counterSpec, [...rows, bad]);
    assert.deepEqual(checkHistory(counterSpec, counterModel, history, 50), { kind: 'undecided', nodes: 50 });
    // With its memo it is no matter of all 12! orders.
    const result = checkHistory(counterSpec, counterModel, history);
    assert.equal(result.kind, 'illegal');
    assert.ok(result.nodes < 500_000, `${result.nodes}`);
  });

  it('takes keys apart that do not influence one another', () => {
    const { concurrency } = cellsSpec;
    assert.ok(concurrency);
    const whole: ComponentSpec = { ...cellsSpec, concurrency: { ...concurrency, partition: null } };
    const rows = Array.from({ length: 12 }, (_, i): Row => [
      i,
      i,
      50 + i,
      'swap',
      [i % 6, i],
      value(i < 6 ? null : i - 6),
    ]);
    const bad = rows.with(11, [11, 11, 61, 'swap', [5, 11], value(8)]);
    for (const [history, kind] of [
      [historyOf(cellsSpec, rows), 'legal'],
      [historyOf(cellsSpec, bad), 'illegal'],
    ] as const) {
      const parted = checkHistory(cellsSpec, cellsModel, history);
      const together = checkHistory(whole, cellsModel, history);
      assert.equal(parted.kind, kind);
      assert.equal(together.kind, kind);
      if (kind === 'illegal')
        assert.ok(parted.nodes * 20 < together.nodes, `${parted.nodes} and ${together.nodes}`);
    }
    // A call that sees all keys holds them together.
    const size: Row = [0, 70, 71, 'size', [], value(5)];
    assert.equal(checkHistory(cellsSpec, cellsModel, historyOf(cellsSpec, [...rows, size])).kind, 'illegal');
  });

  it('asks the model about results of which several are right, in the state before the call', () => {
    const spec = specOf(`
name: Bag
methods:
  - call: "add(n: int) -> void"
    args: { n: { range: [0, 9] } }
  - call: "any() -> int?"
    compare: free
concurrency: { threads: [2, 2], calls: [1, 2] }
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: One., new: [], steps: [] }
  - { note: Two., new: [], steps: [] }
`);
    interface Bag {
      items: number[];
    }
    const model = defineComponent<Bag>({
      create: () => ({
        items: [],
        add(this: Bag, n: number) {
          this.items.push(n);
        },
        any(this: Bag) {
          const [first] = this.items;
          this.items = [];
          return first ?? null;
        },
      }),
      show: ({ items }) => items,
      accepts: { any: ({ items }, _args, got) => items.includes(got as number) || 'not in the bag' },
    });
    const check = (got: number): string =>
      checkHistory(
        spec,
        model,
        historyOf(spec, [
          [0, 0, 1, 'add', [4], value(undefined)],
          [1, 2, 3, 'add', [5], value(undefined)],
          [0, 4, 5, 'any', [], value(got)],
        ]),
      ).kind;
    assert.equal(check(5), 'legal');
    assert.equal(check(6), 'illegal');
  });

  const drawn: readonly (readonly [
    name: string,
    spec: ComponentSpec,
    model: AnyComponentModel,
    args: readonly unknown[],
    call: (rng: Rng) => Call,
  ])[] = [
    [
      'counter',
      counterSpec,
      counterModel,
      [],
      (rng) => {
        const method = rng.int(0, 3);
        return { method, args: method === 1 ? [rng.int(0, 2)] : [] };
      },
    ],
    [
      'cells',
      cellsSpec,
      cellsModel,
      [],
      (rng) =>
        rng.chance(0.6)
          ? { method: 0, args: [rng.int(0, 1), rng.int(0, 2)] }
          : { method: 1, args: [rng.int(0, 1)] },
    ],
    [
      'cache',
      lruCacheSpec,
      lruCacheModel,
      [1],
      (rng) =>
        rng.chance(0.6)
          ? { method: 0, args: [rng.int(0, 1), rng.int(0, 1)] }
          : { method: 1, args: [rng.int(0, 1)] },
    ],
  ];
  for (const [name, spec, model, args, draw] of drawn) {
    it(`finds every interleaving of a correct ${name} legal`, () => {
      const rng = makeRng(31);
      for (let i = 0; i < 300; i += 1) {
        const threads = Array.from({ length: rng.int(2, 4) }, () =>
          Array.from({ length: rng.int(1, 8) }, () => draw(rng)),
        );
        const history = interleave(spec, model, { args, start: 0 }, threads, rng);
        assert.equal(checkHistory(spec, model, history).kind, 'legal');
      }
    });

    it(`agrees with all orders of a small ${name}, spoilt or not, with and without copies of the state`, () => {
      const rng = makeRng(32);
      const found = { legal: 0, illegal: 0, undecided: 0 };
      const replayed = { ...model, copy: undefined } as unknown as AnyComponentModel;
      for (let i = 0; i < 900; i += 1) {
        const threads = Array.from({ length: rng.int(2, 3) }, () =>
          Array.from({ length: 2 }, () => draw(rng)),
        );
        const history = spoilt(interleave(spec, model, { args, start: 0 }, threads, rng), rng);
        const { kind } = checkHistory(spec, model, history);
        found[kind] += 1;
        assert.equal(kind === 'legal', isLegalByForce(spec, model, history), JSON.stringify(history));
        assert.equal(checkHistory(spec, replayed, history).kind, kind);
      }
      assert.ok(found.legal > 200 && found.illegal > 200, JSON.stringify(found));
    });
  }
});

/** The history with some outcomes exchanged or changed, or a call that never came back. */
function spoilt(history: History, rng: Rng): History {
  const calls = [...history.calls];
  for (let times = rng.int(0, 5); times > 0; times -= 1) {
    const i = rng.int(0, calls.length - 1);
    const one = calls[i]!;
    const alike = calls.filter(({ call }) => call.method === one.call.method);
    switch (rng.int(0, 3)) {
      case 0:
        calls[i] = { ...one, outcome: null };
        break;
      case 1:
        if (one.outcome?.kind === 'value' && typeof one.outcome.value === 'number')
          calls[i] = { ...one, outcome: value(Math.max(0, one.outcome.value + rng.pick([-1, 1]))) };
        break;
      case 2: {
        const { from, to } = rng.pick(calls);
        calls[i] = { ...one, from, to: Math.max(to, from + 1) };
        break;
      }
      default:
        calls[i] = { ...one, outcome: rng.pick(alike).outcome };
    }
  }
  return { ...history, calls };
}
