import assert from 'node:assert/strict';
import type { Caught } from '../../../src/cli/findings.ts';
import type { ItemProof } from '../../../src/cli/itemProof.ts';
import { rejectedMarkdown } from '../../../src/cli/rejectedText.ts';

const caught = (program: string, steps: number | null, more: Partial<Caught> = {}): Caught => ({
  program,
  fault: 'rejected',
  language: 'go',
  ok: true,
  verdict: 'wrong-answer',
  by: 'small 7',
  steps,
  ...more,
});
const proof = (id: string, all: readonly Caught[]): ItemProof => ({
  id,
  kind: 'component',
  passed: 1,
  failures: [],
  languages: {},
  caught: all,
});

describe('rejected programs as a table', () => {
  it('counts calls, and those of threads apart', () => {
    const text = rejectedMarkdown([
      proof('lru-cache', [
        caught('b.go', 3),
        caught('a.py', 3, { by: 'examples 1' }),
        caught('c.rs', 1, { by: 'random 1600', fault: 'crash', ok: false }),
        caught('race-d.cpp', 5, { fault: 'race', by: 'threads 1900' }),
        caught('slow.ts', 200_000, { fault: 'slow' }),
      ]),
      proof('lesson', []),
    ]);
    assert.deepEqual(text.split('\n').slice(2), [
      '| lru-cache | 3 of 4, 1 by a crash, 1 by threads | 3 | 3 | 7 | 1, 5 |',
      '',
      '- lru-cache: 1 call: `c.rs`; 3 calls: `a.py`, `b.go`.',
    ]);
  });

  it('has no list for functions', () => {
    assert.deepEqual(
      rejectedMarkdown([proof('sum', [caught('a.go', null)])])
        .split('\n')
        .slice(2),
      ['| sum | 1 of 1 | - | - | 7 | - |'],
    );
  });
});
