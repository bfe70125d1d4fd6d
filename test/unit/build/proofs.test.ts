import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { COMPONENTS_ALONE, problemHashes, REMARKS_ALONE } from '../../../src/build/proofs.ts';
import type { Problem } from '../../../src/engine/catalog/model.ts';
import type { Fixture } from '../../../src/engine/catalog/programs.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';

const PROBLEM: Problem = {
  kind: 'function',
  id: 'twice',
  title: 'Twice',
  difficulty: 2,
  minutes: 5,
  topic: 'numbers',
  needs: [],
  languages: ['go', 'python'],
  statement: 'Return n twice as large.',
  editorial: 'Double it.',
  hints: ['a', 'b', 'c'],
  solutions: { go: 'go 1', python: 'python 1' },
  spec: {
    signature: {
      name: 'twice',
      params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 9n } }],
      returns: { kind: 'int' },
    },
    judge: { kind: 'exact' },
    limits: { caseMs: 100, memoryMb: 64 },
    small: { maxLength: 1, values: {}, maxCases: 10 },
    examples: [{ args: [1], expected: { result: 2 }, note: 'Two.' }],
    growth: { target: '1', max: 9 },
  },
};
const SPEC = PROBLEM.spec as NonNullable<Problem['spec']>;
const WRONG: Fixture = { name: 'x.go', language: 'go', why: 'Why.', fault: 'rejected', text: 'wrong' };

interface Change {
  readonly problem?: Partial<Problem>;
  readonly fixtures?: readonly Fixture[];
  readonly judge?: string;
  readonly go?: string;
}

function hashes({ problem = {}, fixtures = [WRONG], judge = 'judge', go = 'go' }: Change) {
  const languages = new Map<LanguageId, string>([
    ['go', go],
    ['python', 'python'],
  ]);
  const { own, languages: pairs } = problemHashes(
    { problem: { ...PROBLEM, ...problem }, fixtures: { fixtures } },
    [judge],
    languages,
  );
  return { own, go: pairs.go, python: pairs.python };
}

describe('What a proof depends on', () => {
  const before = hashes({});
  const cases: readonly (readonly [what: string, change: Change, due: readonly string[]])[] = [
    ['nothing', {}, []],
    ['hints', { problem: { hints: ['x', 'b', 'c'] } }, ['own']],
    ['a title', { problem: { title: 'Double' } }, ['own']],
    ['an editorial', { problem: { editorial: 'Add it.' } }, ['own']],
    [
      'the note of an example',
      {
        problem: {
          spec: { ...SPEC, examples: [{ args: [1], expected: { result: 2 }, note: 'Other.' }] },
        },
      },
      ['own'],
    ],
    [
      'a limit',
      { problem: { spec: { ...SPEC, limits: { caseMs: 99, memoryMb: 64 } } } },
      ['own', 'go', 'python'],
    ],
    ['one solution', { problem: { solutions: { go: 'go 2', python: 'python 1' } } }, ['go']],
    ['a rejected program', { fixtures: [{ ...WRONG, text: 'wrong in another way' }] }, ['go']],
    ['what one says to a learner', { fixtures: [{ ...WRONG, why: 'Other.' }] }, ['own']],
    ['what one language brings', { go: 'go, new' }, ['go']],
    ['the judge', { judge: 'other' }, ['own', 'go', 'python']],
  ];
  for (const [what, change, due] of cases) {
    it(`${what}: ${due.length === 0 ? 'nothing' : due.join(', ')} is due`, () => {
      const after = hashes(change);
      const changed = (['own', 'go', 'python'] as const).filter((part) => before[part] !== after[part]);
      assert.deepEqual(changed, due);
    });
  }
});

describe('What decides nothing, or about components alone', () => {
  const files = readdirSync(new URL('../../../src', import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

  for (const pattern of [...REMARKS_ALONE, ...COMPONENTS_ALONE]) {
    it(`is all there: ${pattern}`, () => {
      const names = /^(.*)\(\?:(.*)\)(.*)$/.exec(pattern);
      const each =
        names === null ? [pattern] : (names[2] ?? '').split('|').map((one) => `${names[1]}${one}${names[3]}`);
      for (const one of each)
        assert.ok(
          files.some((file) => new RegExp(`^${one}$`).test(file)),
          one,
        );
    });
  }
});
