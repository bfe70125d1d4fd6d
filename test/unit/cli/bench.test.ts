import assert from 'node:assert/strict';
import { parseCommand, UsageError } from '../../../src/cli/arguments.ts';
import { lineOf, median } from '../../../src/cli/bench/goal.ts';
import { cases, SUBJECTS, sumOf } from '../../../src/cli/bench/subject.ts';

describe('kode bench', () => {
  it('takes goals, languages and rounds', () => {
    assert.deepEqual(parseCommand(['bench']), { command: 'bench', goals: [], languages: [], rounds: null });
    assert.deepEqual(
      parseCommand(['bench', '--goal', 'a', '--goal', 'b', '--lang', 'go,py', '--rounds', '9']),
      { command: 'bench', goals: ['a', 'b'], languages: ['go', 'python'], rounds: 9 },
    );
    assert.throws(() => parseCommand(['bench', '--rounds', '0']), UsageError);
    assert.throws(() => parseCommand(['bench', 'codec']), UsageError);
  });

  it('says whether an aim was reached, and nothing about what was not measured', () => {
    const at = { measure: 'ours/bare', aim: { atMost: 2 } };
    assert.deepEqual(lineOf('g', { ...at, value: 2 }), {
      goal: 'g',
      measure: 'ours/bare',
      value: 2,
      aim: '<= 2',
      reached: true,
    });
    assert.equal(lineOf('g', { ...at, value: 2.004 }).reached, true);
    assert.equal(lineOf('g', { ...at, value: 2.01 }).reached, false);
    assert.equal(lineOf('g', { ...at, value: NaN }).value, null);
    assert.equal(lineOf('g', { ...at, value: null }).reached, null);
    assert.equal(lineOf('g', { measure: 'n', value: 3, aim: { atLeast: 4 } }).reached, false);
    assert.equal(lineOf('g', { measure: 'n', value: 3 }).reached, null);
    assert.equal(lineOf('g', { measure: 'n', value: 123456.7 }).value, 123457);
    assert.equal(lineOf('g', { measure: 'n', value: 0.123456 }).value, 0.123);
  });

  it('takes the middle', () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    assert.ok(Number.isNaN(median([])));
  });

  it('holds every language against the same inputs and the same sum', () => {
    const all = cases(100);
    assert.match(sumOf(all), /^\d+$/);
    assert.deepEqual(all.slice(0, 50), cases(50));
    for (const subject of Object.values(SUBJECTS)) {
      assert.notEqual(subject.solution(1), subject.solution(2));
      assert.ok(subject.main.includes('16807'));
    }
  });
});
