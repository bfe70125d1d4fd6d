import assert from 'node:assert/strict';
import type { Problem } from '../../../../src/engine/catalog/model.ts';
import { renderProblemPage } from '../../../../src/engine/lesson/render.ts';

const NUMBER = { kind: 'number', min: 0, max: 9 } as const;
const NUMBERS = { kind: 'sequence', min: 0, max: 9, item: NUMBER } as never;

const PROBLEM: Problem = {
  kind: 'function',
  id: 'three-roles',
  title: 'Three roles',
  difficulty: 1,
  minutes: 10,
  topic: 'arrays',
  needs: [],
  languages: ['go'],
  statement: '',
  editorial: '',
  hints: [],
  solutions: {},
  spec: {
    signature: {
      name: 'threeRoles',
      params: [
        { name: 'a', type: { kind: 'array', item: { kind: 'int' } }, role: 'inout', domain: NUMBERS },
        { name: 'b', type: { kind: 'array', item: { kind: 'int' } }, role: 'unchanged', domain: NUMBERS },
        { name: 'c', type: { kind: 'array', item: { kind: 'int' } }, role: 'in', domain: NUMBERS },
        { name: 'k', type: { kind: 'int' }, role: 'in', domain: NUMBER },
      ],
      returns: { kind: 'int' },
    },
    judge: { kind: 'exact' },
    limits: { caseMs: 300, memoryMb: 256 },
    small: { maxLength: 1, values: {}, maxCases: 10 },
    examples: [],
    growth: { target: 'n', max: 9 },
  },
};

describe('the line of what is judged', () => {
  it('says what has to stay and what may be changed; a number is nobody else’s', () => {
    const html = renderProblemPage(
      PROBLEM,
      {
        path: [],
        state: 'new',
        previous: null,
        next: null,
        language: 'go',
        entryOf: () => undefined,
        stateOf: () => 'new',
        revealed: new Set(),
      },
      null,
    );
    assert.equal(
      /Judged on: [^<]*/.exec(html)?.[0],
      "Judged on: the right answer · b unchanged · c may be changed · 0.3 s a call in a compiled language · 256 MiB · a good answer's time grows like n",
    );
  });
});
