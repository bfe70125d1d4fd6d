import assert from 'node:assert/strict';
import {
  dimensionOf,
  evaluate,
  FormulaError,
  formulaText,
  parseFormula,
} from '../../../../../src/engine/lesson/questions/formula.ts';
import { readUnit } from '../../../../../src/engine/lesson/questions/units.ts';

const VALUES: Readonly<Record<string, number>> = { a: 6, b: 4, zero: 0, x_1: 2 };
const of = (text: string): number => evaluate(parseFormula(text), (name) => VALUES[name] ?? NaN);
const shown = (text: string): string => formulaText(parseFormula(text), (name) => name, String);

describe('formulas of questions', () => {
  for (const [text, value] of [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['a - b - 1', 1],
    ['a / b / 3', 0.5],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['a × b ÷ 2 − 1', 11],
    ['1.5e3 + x_1', 1502],
    ['ceil(a / b)', 2],
    ['floor(a / b) + round(2.5)', 4],
    ['sqrt(b) + log2(8)', 5],
    ['min(a, b, 5) + max(1, 2)', 6],
  ] as const) {
    it(`${text} = ${value}`, () => assert.equal(of(text), value));
  }

  it('rounding up does not take what binary adds for something', () => {
    assert.equal(of('ceil(0.1 * 3 * 10)'), 3);
    assert.equal(of('floor(0.29 * 100)'), 29);
  });

  for (const [text, why] of [
    ['', 'missing at the end'],
    ['1 +', 'missing at the end'],
    ['(1', '")" is missing'],
    ['1 2', 'something is missing before "2"'],
    ['1,000', 'something is missing before ","'],
    ['max()', 'missing before ")"'],
    ['ceil(1,000)', 'takes 1 value'],
    ['exec(1)', 'there is no function "exec"'],
    ['constructor(1)', 'there is no function "constructor"'],
    ['a[0]', '"[" has no meaning'],
    ['a.b', '"." has no meaning'],
    ['a; b', '";" has no meaning'],
    ['`a`', 'has no meaning'],
  ] as const) {
    it(`refuses ${text === '' ? 'nothing' : text}`, () =>
      assert.throws(
        () => parseFormula(text),
        (error) => error instanceof FormulaError && error.message.includes(why),
      ));
  }

  it('divides by nothing that is zero', () => {
    assert.throws(() => of('a / zero'), /divides by zero/);
    assert.throws(() => of('min(1, a / (b - 4))'), /divides by zero/);
  });

  it('is shown with its signs, and with brackets where they are needed', () => {
    assert.equal(shown('a*(b+1)/2'), 'a × (b + 1) ÷ 2');
    assert.equal(shown('a-(b-1)'), 'a − (b − 1)');
    assert.equal(shown('a/(b*2)'), 'a ÷ (b × 2)');
    assert.equal(shown('a+(b+1)'), 'a + b + 1');
    assert.equal(shown('(a+1)^2'), '(a + 1) ^ 2');
    assert.equal(shown('-(a+1)'), '−(a + 1)');
    assert.equal(shown('ceil(a/b)'), 'round up(a ÷ b)');
  });

  it('knows the unit of what it gives', () => {
    const units: Readonly<Record<string, string>> = { rate: 'requests/s', time: 'ms', size: 'KB', n: '' };
    const unitOf = (text: string): unknown =>
      dimensionOf(parseFormula(text), (name) => {
        const { time, bytes } = readUnit(units[name] ?? '') ?? assert.fail(name);
        return { time, bytes };
      });
    assert.deepEqual(unitOf('rate * time + n'), { time: 0, bytes: 0 });
    assert.deepEqual(unitOf('rate * size'), { time: -1, bytes: 1 });
    assert.deepEqual(unitOf('sqrt(size ^ 2)'), { time: 0, bytes: 1 });
    assert.deepEqual(unitOf('max(time, 2 * time) / time'), { time: 0, bytes: 0 });
    assert.throws(() => unitOf('time + size'), /"\+" cannot bring seconds and bytes together/);
    assert.throws(() => unitOf('ceil(time)'), /"ceil" cannot bring seconds and a plain number/);
    assert.throws(() => unitOf('min(rate, n)'), /a number per second/);
  });
});
