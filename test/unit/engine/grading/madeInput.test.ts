import assert from 'node:assert/strict';
import type { FunctionSpec, Param } from '../../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../../src/engine/catalog/oracle.ts';
import { createCaseSource } from '../../../../src/engine/grading/caseSource.ts';
import { SolutionRunner } from '../../../../src/engine/grading/runner.ts';
import type { OracleCase, Session } from '../../../../src/engine/ports.ts';
import { runProgram } from '../../../../src/engine/values/made.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import { parseType } from '../../../../src/engine/values/type.ts';

const SIZE = 2000;
const NUMBERS = {
  kind: 'sequence',
  minLength: 0,
  maxLength: SIZE,
  item: { kind: 'number', min: -9, max: SIZE },
  sorted: false,
  distinct: false,
} as const;

function spec(role: Param['role'], type = 'int[]'): FunctionSpec {
  return {
    signature: {
      name: 'count',
      params: [
        { name: 'a', type: parseType(type), role, domain: NUMBERS },
        { name: 'k', type: parseType('int'), role: 'in', domain: { kind: 'number', min: 0, max: 9 } },
      ],
      returns: parseType('int'),
    },
    judge: { kind: 'exact' },
    limits: { caseMs: 1000, memoryMb: 64 },
    small: { maxLength: 1, values: {}, maxCases: 10 },
    examples: [{ args: [[1], 1], expected: { result: 1 }, note: '' }],
    growth: { target: 'n', max: SIZE },
  };
}

const ORACLE: Oracle = {
  solve: (a) => (a as readonly number[]).length,
  large: {
    drawn: (n, rng) => [recipe.ints(n, -9, 9, rng.seed()), recipe.value(3)],
    counted: (n) => [recipe.reverse(recipe.range(n)), recipe.value(4)],
    given: () => [recipe.value([1, 2, 3]), recipe.value(4)],
  },
};

function largeCases(role: Param['role'], type?: string): readonly OracleCase[] {
  return createCaseSource(spec(role, type), ORACLE).next('large', 7, 0, 9);
}

describe('large inputs on their way', () => {
  it('have both the values and what makes them', () => {
    const cases = largeCases('in');
    assert.deepEqual(
      cases.map(({ made }) => made?.draws),
      [true, false, undefined],
    );
    for (const { args, made } of cases.slice(0, 2)) {
      const [a, k] = JSON.parse(made?.args ?? '') as [{ $: number[] }, number];
      assert.equal(`[[${runProgram(a.$).join(',')}],${k}]`, args);
    }
  });

  it('are the values alone where those are compared afterwards, or are of other types', () => {
    for (const cases of [largeCases('unchanged'), largeCases('in', 'long[]')])
      for (const one of cases) assert.equal(one.made, undefined);
    for (const phase of ['examples', 'small', 'random', 'adversarial'] as const)
      for (const one of createCaseSource(spec('in'), ORACLE).next(phase, 7, 0, 20))
        assert.equal(one.made, undefined);
  });

  it('go as programs to whom they serve, as values to the others', async () => {
    const cases = largeCases('in');
    const sentWith = async (draws: boolean): Promise<readonly string[]> => {
      const lines: string[] = [];
      const session: Session = {
        exchange: (sent) => {
          lines.push(...sent.map(({ line }) => line));
          return Promise.resolve({ replies: sent.map(() => '["ready"]'), end: null });
        },
        printed: () => Promise.resolve(''),
        highWaterBytes: () => null,
        dispose: () => Promise.resolve(),
      };
      const runner = new SolutionRunner({
        sessions: { isolation: 'marks', open: () => Promise.resolve(session) },
        command: { tool: null, args: ['solution'], env: {} },
        dir: '/build',
        limits: { memoryMb: 64, outputBytes: 1000, processes: 1 },
        draws,
        signal: new AbortController().signal,
      });
      await runner.run(cases, () => 1000);
      return lines.slice(1);
    };
    const [drawn, counted, given] = cases;
    const last = `[3,${given?.args}]`;
    assert.deepEqual(await sentWith(true), [`[1,${drawn?.made?.args}]`, `[2,${counted?.made?.args}]`, last]);
    assert.deepEqual(await sentWith(false), [`[1,${drawn?.args}]`, `[2,${counted?.made?.args}]`, last]);
  });
});
