import assert from 'node:assert/strict';
import type { FunctionSpec } from '../../../src/engine/catalog/model.ts';
import type { Counterexample, Report } from '../../../src/engine/grading/report.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { neverAborted, temporaryFolder } from './helpers.ts';
import { graderOfOne } from './oneProblem.ts';

const SIZE = 100_000;
const NUMBERS = {
  kind: 'sequence',
  minLength: 0,
  maxLength: SIZE,
  item: { kind: 'number', min: -9, max: 2 * SIZE },
  sorted: false,
  distinct: false,
} as const;
const SPEC: FunctionSpec = {
  signature: {
    name: 'doubled',
    params: [{ name: 'a', type: { kind: 'array', item: { kind: 'int' } }, role: 'inout', domain: NUMBERS }],
    returns: { kind: 'void' },
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 2000, memoryMb: 256 },
  small: { maxLength: 2, values: { a: [0, 1] }, maxCases: 20 },
  examples: [{ args: [[1, 2]], expected: { after: { a: [2, 4] } }, note: 'Each of them twice.' }],
  growth: { target: 'n', max: SIZE },
};
/** Right but for the item before the last of more than 90,000. `LAST` becomes 1, or 0 in the right program. */
const PROGRAMS: Readonly<Record<LanguageId, string>> = {
  go: 'package p\n\nfunc Doubled(a []int) {\n\tfor i := range a {\n\t\ta[i] *= 2\n\t}\n\tif len(a) > 90000 {\n\t\ta[len(a)-2] += LAST\n\t}\n}\n',
  python:
    'def doubled(a):\n    for i in range(len(a)):\n        a[i] *= 2\n    if len(a) > 90000:\n        a[-2] += LAST\n',
  typescript:
    'export function doubled(a: number[]): void {\n  for (let i = 0; i < a.length; i++) a[i] *= 2;\n  if (a.length > 90000) a[a.length - 2] += LAST;\n}\n',
  javascript:
    'export function doubled(a) {\n  for (let i = 0; i < a.length; i++) a[i] *= 2;\n  if (a.length > 90000) a[a.length - 2] += LAST;\n}\n',
  java: 'class Doubled {\n  static void doubled(int[] a) {\n    for (int i = 0; i < a.length; i++) a[i] *= 2;\n    if (a.length > 90000) a[a.length - 2] += LAST;\n  }\n}\n',
  cpp: '#include <vector>\nvoid doubled(std::vector<int>& a) {\n  for (int& x : a) x *= 2;\n  if (a.size() > 90000) a[a.size() - 2] += LAST;\n}\n',
  rust: 'pub fn doubled(a: &mut Vec<i32>) {\n    let n = a.len();\n    for x in a.iter_mut() {\n        *x *= 2;\n    }\n    if n > 90000 {\n        a[n - 2] += LAST;\n    }\n}\n',
};

const ORACLE = `{
  solve: (a) => a.forEach((value, i) => (a[i] = 2 * value)),
  adversarial: false,
  large: {
    short: (n) => [{ $: 'range', n: n >> 1, from: 0, step: 1 }],
    counted: (n) => [{ $: 'concat', parts: [{ $: 'range', n: n - 2, from: 0, step: 2 }, { $: 'value', value: [-5, 8] }] }],
    drawn: (n, rng) => [{ $: 'shuffle', of: { $: 'ints', n, min: -9, max: 9, seed: rng.seed() }, seed: -1 }],
  },
}`;

describe('large inputs that the harness makes', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let grader: LocalGrader;

  before(async () => {
    grader = await graderOfOne(folder.path, 'doubled', SPEC, ORACLE);
  });
  after(async () => {
    await grader.dispose();
    folder.remove();
  });

  const gradeWith = (language: LanguageId, last: string): Promise<Report> => {
    const path = `/wörk/doubled${adapterOf(language).extensions[0] ?? ''}`;
    const file = { path, text: PROGRAMS[language].replace('LAST', last) };
    const request = { problem: 'doubled', language, file, seed: 7, growth: false };
    return grader.grade(request, () => undefined, neverAborted());
  };

  for (const language of Object.keys(PROGRAMS) as LanguageId[]) {
    it(`take a right ${adapterOf(language).title} program, and refuse one that is wrong in one place`, async () => {
      const right = await gradeWith(language, '0');
      assert.equal(right.verdict, 'accepted', right.summary);
      assert.deepEqual(right.cases.byPhase.large, { run: 3, passed: 3 });

      const wrong = await gradeWith(language, '1');
      assert.equal(wrong.verdict, 'wrong-answer', wrong.summary);
      assert.deepEqual(wrong.cases.byPhase.large, { run: 2, passed: 1 });
      const shown = wrong.counterexample as Counterexample;
      // Where there was time to shrink it, it is still one of more than 90,000 items.
      assert.match(shown.shrunkFrom ?? shown.input, /^a = \[0, 2, 4, 6, .*, 199992, 199994, -5, 8\]$/);
      const [a] = JSON.parse(shown.wire) as [number[]];
      assert.ok(a.length > 90_000 && a.length <= SIZE);
      if (shown.shrunkFrom === null) assert.deepEqual(a.slice(-4), [199_992, 199_994, -5, 8]);
      const [left, last] = [2 * (a.at(-2) as number), 2 * (a.at(-1) as number)];
      assert.ok(shown.expected.endsWith(`, ${left}, ${last}]`), shown.expected);
      assert.ok(shown.actual.endsWith(`, ${left + 1}, ${last}]`), shown.actual);
    });
  }
});
