import assert from 'node:assert/strict';
import type { Complaint } from '../../../../src/engine/catalog/complaint.ts';
import type { Signature } from '../../../../src/engine/catalog/model.ts';
import { boundsOf, noteBounds } from '../../../../src/engine/proving/bounds.ts';
import { changeOf, parseEquivalents } from '../../../../src/engine/proving/equivalents.ts';
import { mutantsOf, thinned } from '../../../../src/engine/proving/mutants.ts';
import { OUTPUT_MUTATIONS, spoilt } from '../../../../src/engine/proving/outputs.ts';

const SOURCE = `// a < b
import { x } from 'y';
export function f(a: number[], k: number): boolean {
  const text = 'i < 3';
  for (let i = 0; i < a.length; i += 1) {
    if (a[i] === k && text !== '') return true;
    swap(i, k);
  }
  return false;
}
`;

describe('Mutants', () => {
  const changes = mutantsOf(SOURCE).map((one) => `${one.line} ${one.rule}: ${changeOf(one)}`);

  it('change operators, boundaries, constants, conditions and statements, one at a time', () => {
    for (const wanted of [
      '5 < to <=: for (let i = 0; i < a.length; i += 1) { => for (let i = 0; i <= a.length; i += 1) {',
      '5 a number, plus 1: for (let i = 0; i < a.length; i += 1) { => for (let i = 1; i < a.length; i += 1) {',
      '5 += to -=: for (let i = 0; i < a.length; i += 1) { => for (let i = 0; i < a.length; i -= 1) {',
      "6 && to ||: if (a[i] === k && text !== '') return true; => if (a[i] === k || text !== '') return true;",
      "6 negated condition: if (a[i] === k && text !== '') return true; => if (!(a[i] === k && text !== '')) return true;",
      '7 swapped arguments: swap(i, k); => swap(k, i);',
      '7 dropped statement: swap(i, k); => ;',
      '9 true and false: return false; => return true;',
    ])
      assert.ok(changes.includes(wanted), `${wanted}\nis not among\n${changes.join('\n')}`);
  });

  it('leave comments, strings, types and imports alone', () => {
    assert.deepEqual(
      changes.filter((one) => /^(?:1|2|3|4) /.test(one)),
      [],
    );
  });

  it('differ from the original in one place, and from each other', () => {
    const texts = mutantsOf(SOURCE).map(({ text }) => text);
    assert.equal(new Set([...texts, SOURCE]).size, texts.length + 1);
  });

  it('are thinned evenly', () => {
    assert.deepEqual(thinned([0, 1, 2, 3, 4, 5], 3), [0, 2, 4]);
    assert.deepEqual(thinned([0, 1], 3), [0, 1]);
  });
});

describe('The file of equivalents', () => {
  it('holds changes and bounds, each with a reason', () => {
    const complaints: Complaint[] = [];
    const text =
      '# why\n\ni < j => i <= j -- same cell\nbound a length 9 -- none\nx => y\nlarge p.js -- big\nwhat -- reason\n';
    assert.deepEqual(parseEquivalents('f', text, complaints), {
      changes: ['i < j => i <= j'],
      bounds: ['a length 9'],
      large: ['p.js'],
    });
    assert.deepEqual(
      complaints.map(({ line, text: said }) => `${line} ${said}`),
      [
        '5 Expected a reason at the end: " -- ...".',
        '7 Expected "line before => line after -- reason", "bound name -- reason" or "large program -- reason".',
      ],
    );
  });
});

describe('Bounds', () => {
  const signature: Signature = {
    name: 'f',
    params: [
      {
        name: 'a',
        type: { kind: 'array', item: { kind: 'long', safe: false } },
        role: 'in',
        domain: {
          kind: 'sequence',
          minLength: 0,
          maxLength: 2,
          item: { kind: 'number', min: -5n, max: 5n },
          sorted: false,
          distinct: false,
        },
      },
      {
        name: 's',
        type: { kind: 'optional', item: { kind: 'text' } },
        role: 'in',
        domain: { kind: 'optional', item: { kind: 'string', minLength: 1, maxLength: 2, alphabet: 'ab' } },
      },
    ],
    returns: { kind: 'int' },
  };

  it('are reached one by one', () => {
    const reached = new Set<string>();
    const missing = (): readonly string[] => boundsOf(signature).filter((bound) => !reached.has(bound));
    noteBounds([[5n, 0n], null], signature, reached);
    assert.deepEqual(missing(), ['a length 0', 'a items = -5', 's length 1', 's length 2']);
    noteBounds([[], 'a'], signature, reached);
    noteBounds([[-5n], 'ab'], signature, reached);
    assert.deepEqual(missing(), []);
  });
});

describe('Spoilt outputs', () => {
  const all = (want: string): Readonly<Record<string, string | null>> =>
    Object.fromEntries(OUTPUT_MUTATIONS.map((one) => [one.name, spoilt(want, one)]));

  it('are twelve, each another way', () => {
    assert.equal(OUTPUT_MUTATIONS.length, 12);
    assert.deepEqual(all('[[1,2,3]]'), {
      drop: '[[2,3]]',
      duplicate: '[[1,1,2,3]]',
      swap: '[[2,1,3]]',
      'plus one': '[[2,2,3]]',
      'minus one': '[[0,2,3]]',
      'wrong type': '[true]',
      empty: '[[]]',
      'not a number': null,
      huge: '[1e+300]',
      reversed: '[[3,2,1]]',
      nested: '[[[1,2,3]]]',
      null: '[null]',
    });
  });

  it('keep to what a type allows where they can', () => {
    assert.equal(all('["9007199254740993"]')['plus one'], '["9007199254740994"]');
    assert.equal(all('["ab"]')['plus one'], '["ac"]');
    assert.equal(all('[true]')['minus one'], '[false]');
    assert.equal(all('[4]')['not a number'], '["NaN"]');
    assert.equal(all('[4]')['drop'], null);
  });
});
