import assert from 'node:assert/strict';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionSpec } from '../../../src/engine/catalog/model.ts';
import type { OracleWorker } from '../../../src/engine/ports.ts';
import { OracleError } from '../../../src/engine/ports.ts';
import { createLog } from '../../../src/platform/log.ts';
import type { OraclesOptions } from '../../../src/platform/oracleWorker.ts';
import { ThreadOracles } from '../../../src/platform/oracleWorker.ts';
import { temporaryFolder } from './helpers.ts';

/** double(n: int, wide: int64[]) -> int; the domain of `wide` has bounds that only a bigint holds. */
const SPEC: FunctionSpec = {
  signature: {
    name: 'double',
    params: [
      { name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 1000 } },
      {
        name: 'wide',
        type: { kind: 'array', item: { kind: 'long', safe: false } },
        role: 'in',
        domain: {
          kind: 'sequence',
          minLength: 0,
          maxLength: 3,
          item: { kind: 'number', min: -(2n ** 63n), max: 2n ** 63n - 1n },
          sorted: false,
          distinct: false,
        },
      },
    ],
    returns: { kind: 'int' },
  },
  judge: { kind: 'checker' },
  limits: { caseMs: 1000, memoryMb: 64 },
  small: { maxLength: 1, values: { n: [0, 1, 2, 3], wide: [1n] }, maxCases: 50 },
  examples: [{ args: [4, [9007199254740993n]], expected: { result: 8 }, note: 'Two times four.' }],
  growth: { target: '1', max: 1000 },
};

describe('oracle threads', () => {
  const folder = temporaryFolder();
  const printed: string[] = [];
  let oracles: ThreadOracles | null = null;
  let opened: OracleWorker | null = null;
  let number = 0;

  const open = async (body: string, more: Partial<OraclesOptions> = {}): Promise<OracleWorker> => {
    number += 1;
    const path = join(folder.path, `örakel ${number}.cjs`);
    writeFileSync(path, body);
    oracles = make(() => path, more);
    opened = await oracles.open('double-it');
    return opened;
  };
  const make = (modulePath: () => string, more: Partial<OraclesOptions> = {}): ThreadOracles =>
    new ThreadOracles({
      threadPath: fileURLToPath(new URL('../../../src/platform/oracleThread.ts', import.meta.url)),
      modulePath,
      spec: () => Promise.resolve({ spec: SPEC }),
      log: createLog((_level, text) => printed.push(text)),
      ...more,
    });
  const GOOD = `exports.oracle = {
    solve: (n) => n * 2,
    check: (args, got, want) => got === want || 'twice ' + args[0] + ' is ' + want,
  };`;

  afterEach(async () => {
    await opened?.dispose();
    opened = null;
    await oracles?.dispose();
    oracles = null;
  });
  after(() => folder.remove());

  it('makes cases, answers them and compares', async () => {
    const oracle = await open(GOOD);
    const [example] = await oracle.next('examples', 1, 0, 4);
    assert.deepEqual(example, { args: '[4,["9007199254740993"]]', want: '[8]', size: 2 });
    const small = await oracle.next('small', 1, 0, 1000);
    assert.ok(small.length >= 4 && small.length <= 50);
    assert.deepEqual(await oracle.next('small', 1, small.length, 10), []);
    assert.deepEqual(await oracle.next('random', 7, 5, 3), await oracle.next('random', 7, 5, 3));
    assert.deepEqual(await oracle.expect(['[3,[]]', '[-1,[]]', 'junk']), [
      { args: '[3,[]]', want: '[6]', size: 2 },
      null,
      null,
    ]);
    assert.deepEqual(await oracle.judge('[3,[]]', '[6]', '[6]'), { ok: true });
    assert.deepEqual(await oracle.judge('[3,[]]', '[6]', '[7]'), { ok: false, why: 'twice 3 is 6' });
    assert.deepEqual(await oracle.next('no-such-phase', 1, 0, 1), []);
    await oracle.dispose();
  });

  it('makes large inputs, and the sizes of one family for growth', async () => {
    const oracle = await open(`exports.oracle = {
      solve: (n) => n * 2,
      large: { plain: (n) => [{ $: 'value', value: n }, { $: 'value', value: [] }] },
    };`);
    const args = async (phase: string, from: number): Promise<readonly string[]> =>
      (await oracle.next(phase, 1, from, 9)).map((one) => one.args);
    assert.deepEqual(await args('large', 0), ['[1000,[]]']);
    assert.deepEqual(await args('growth', 4), ['[500,[]]', '[1000,[]]']);
  });

  it('answers calls that were made together, each with its own answer', async () => {
    const oracle = await open(GOOD);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => oracle.expect([`[${n},[]]`])));
    assert.deepEqual(
      answers.map(([one]) => one?.want),
      ['[2]', '[4]', '[6]', '[8]'],
    );
    await oracle.dispose();
  });

  it('names the problem, the case and the input of a reference that throws, and goes on', async () => {
    const oracle = await open(
      "exports.oracle = { solve: (n) => { if (n === 3) throw new RangeError('no threes'); return n * 2; } };",
    );
    const refused = (error: unknown): boolean => {
      assert.ok(error instanceof OracleError);
      assert.match(
        error.message,
        /^double-it, phase small, seed 9, case \d+, input \[3,\[\]\]: RangeError: no threes$/,
      );
      return true;
    };
    await assert.rejects(oracle.next('small', 9, 0, 50), refused);
    await assert.rejects(
      oracle.expect(['[1,[]]', '[3,["5"]]']),
      /double-it, input \[3,\["5"\]\]: RangeError/,
    );
    assert.equal((await oracle.expect(['[2,[]]']))[0]?.want, '[4]');
    await oracle.dispose();
  });

  it('ends a reference that loops, and says where', async () => {
    const oracle = await open('exports.oracle = { solve: (n) => { while (n === 2); return n; } };', {
      timeoutMs: 700,
    });
    assert.equal((await oracle.expect(['[1,[]]']))[0]?.want, '[1]');
    const queued = oracle.expect(['[1,[]]', '[2,["8"]]']);
    const behind = oracle.expect(['[1,[]]']);
    await assert.rejects(queued, /double-it: no answer within 0\.7 s, input \[2,\["8"\]\]/);
    await assert.rejects(behind, OracleError);
    await assert.rejects(oracle.next('small', 1, 0, 1), OracleError);
    await oracle.dispose();
  });

  it('is closed in the middle of a loop', async () => {
    const oracle = await open('exports.oracle = { solve: () => { for (;;); } };');
    const running = oracle.expect(['[1,[]]']);
    const failing = assert.rejects(running, OracleError);
    await oracle.dispose();
    await failing;
  });

  it('ends a reference that eats memory', async () => {
    const oracle = await open(
      'exports.oracle = { solve: () => { const all = []; for (;;) all.push(new Array(1e5).fill(1.5)); } };',
      {
        heapMb: 64,
      },
    );
    await assert.rejects(oracle.expect(['[1,[]]']), /double-it: its thread failed: .*memory/);
    await oracle.dispose();
  });

  const unloadable: readonly (readonly [string, string, RegExp])[] = [
    ['throws', "throw new Error('not today')", /double-it, while loading: Error: not today/],
    ['is no program', 'export ]', /double-it, while loading: SyntaxError/],
    ['has no oracle', 'exports.other = 1', /double-it, while loading: .*exports no oracle/],
  ];
  for (const [name, body, message] of unloadable) {
    it(`refuses a reference that ${name} at its load`, async () => {
      const oracle = await open(body);
      await assert.rejects(oracle.next('small', 1, 0, 1), message);
      await oracle.dispose();
    });
  }

  it('refuses a reference that is missing', async () => {
    oracles = make(() => join(folder.path, 'none.cjs'));
    const oracle = await oracles.open('double-it');
    await assert.rejects(oracle.expect(['[1,[]]']), OracleError);
    await oracle.dispose();
  });

  it('keeps the thread for the next grading, until the reference changes', async () => {
    const path = join(folder.path, 'counting.cjs');
    writeFileSync(path, 'let calls = 0; exports.oracle = { solve: () => (calls += 1) };');
    oracles = make(() => path);
    const ask = async (): Promise<string | undefined> => {
      const oracle = await (oracles as ThreadOracles).open('double-it');
      const [answer] = await oracle.expect(['[1,[]]']);
      await oracle.dispose();
      return answer?.want;
    };
    assert.deepEqual([await ask(), await ask()], ['[1]', '[2]']);
    utimesSync(path, new Date(1000), new Date(1000));
    assert.equal(await ask(), '[1]');
  });

  it('keeps what a reference prints off the output', async () => {
    const oracle = await open(
      "exports.oracle = { solve: (n) => { console.log('hello from ' + n); return n; } };",
    );
    await oracle.expect(['[1,[]]']);
    await oracle.dispose();
    await oracles?.dispose();
    assert.ok(printed.some((text) => text.includes('hello from 1')));
  });
});
