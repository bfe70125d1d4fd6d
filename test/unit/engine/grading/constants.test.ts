import assert from 'node:assert/strict';
import type { Domain, FunctionSpec } from '../../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../../src/engine/catalog/oracle.ts';
import { createCaseSource } from '../../../../src/engine/grading/caseSource.ts';
import { constantsIn } from '../../../../src/engine/grading/constants.ts';
import { grade } from '../../../../src/engine/grading/grade.ts';
import type { Report } from '../../../../src/engine/grading/report.ts';
import { outsideDomain } from '../../../../src/engine/values/domain.ts';
import { parseType } from '../../../../src/engine/values/type.ts';
import { decodeArgs } from '../../../../src/engine/values/wire.ts';
import { fakeAdapter, fakeProblem, fakeWorld } from './fakePorts.ts';

const NUMBER: Domain = { kind: 'number', min: -1_000_000_000, max: 1_000_000_000 };
const LIST: Domain = {
  kind: 'sequence',
  minLength: 0,
  maxLength: 5000,
  item: NUMBER,
  sorted: false,
  distinct: false,
};
/** Counts k in a. */
const COUNT: FunctionSpec = {
  signature: {
    name: 'count',
    params: [
      { name: 'a', type: parseType('int[]'), role: 'in', domain: LIST },
      { name: 'k', type: parseType('int'), role: 'in', domain: NUMBER },
    ],
    returns: parseType('int'),
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 64 },
  small: { maxLength: 2, values: { a: [1, 2], k: [1] }, maxCases: 20 },
  examples: [],
  growth: { target: 'n', max: 1000 },
};
const count = (a: readonly number[], k: number): number => a.filter((one) => one === k).length;
const ORACLE: Oracle = { solve: (a, k) => count(a as number[], k as number) };

async function run(call: (...args: never[]) => unknown, text: string): Promise<Report> {
  return grade({
    request: {
      problem: 'fake',
      language: 'go',
      file: { path: 'a.go', text },
      seed: 5,
      growth: false,
      phases: ['random'],
    },
    problem: fakeProblem(COUNT),
    adapter: fakeAdapter,
    ports: fakeWorld(COUNT, ORACLE, { call }).ports,
    onEvent: () => undefined,
    signal: new AbortController().signal,
  });
}

describe('constants of a file', () => {
  it('are its whole numbers in every language, once each, without the tiny ones', () => {
    assert.deepEqual(
      constantsIn(
        "const MOD = 1_000_000_007; let a = 0x7fff, b = -1337, c = 1e9; x[2] = 1; n > 1337; 64i64, 10'000",
      ),
      [1_000_000_007, 0x7fff, 1337, 1_000_000_000, 64, 10_000],
    );
    assert.deepEqual(constantsIn('9223372036854775807L 99999999999999999999999 a17 v2.50 3.14 .75'), [
      9223372036854775807n,
    ]);
    assert.deepEqual(constantsIn(''), []);
    assert.equal(constantsIn(Array.from({ length: 500 }, (_, i) => i + 3).join(' ')).length, 24);
  });

  it('get into random inputs, which stay valid, change some cases only, and repeat', () => {
    const random = (constants: readonly number[]): readonly string[] =>
      createCaseSource(COUNT, ORACLE)
        .next('random', 3, 0, 1000, constants)
        .map((one) => one.args);
    const plain = random([]);
    const mixed = random([777_123, 313]);
    assert.deepEqual(mixed, random([777_123, 313]));
    assert.equal(mixed.length, plain.length);
    const other = mixed.filter((args, i) => args !== plain[i]);
    assert.ok(other.length > 30 && other.length <= 100, `${other.length}`);
    assert.ok(other.filter((args) => args.includes('777123')).length > 10);
    const decoded = other.map((args) => decodeArgs(args, COUNT.signature));
    assert.ok(decoded.some(([a]) => (a as number[]).length === 313));
    for (const args of decoded) {
      for (const [i, { type, domain }] of COUNT.signature.params.entries())
        assert.equal(outsideDomain(args[i], type, domain), null);
    }
  });

  it('find a wrong branch that nothing else would', async () => {
    const value = (a: number[], k: number): number => (k === 48_611 ? -1 : count(a, k));
    assert.equal((await run(value, 'no numbers')).verdict, 'accepted');
    const seen = await run(value, 'if k == 48611 {');
    assert.equal(seen.verdict, 'wrong-answer');
    assert.equal(seen.counterexample?.input, 'a = []\nk = 48611');
    const length = (a: number[], k: number): number => (a.length > 613 ? -1 : count(a, k));
    assert.equal((await run(length, 'no numbers')).verdict, 'accepted');
    assert.equal((await run(length, 'len(a) > 613')).verdict, 'wrong-answer');
  });
});
