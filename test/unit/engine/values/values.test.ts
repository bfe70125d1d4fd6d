import assert from 'node:assert/strict';
import type { Domain } from '../../../../src/engine/catalog/model.ts';
import { show } from '../../../../src/engine/values/display.ts';
import { outsideDomain, sizeOf } from '../../../../src/engine/values/domain.ts';
import { drawValue, edgeValues, smallValues } from '../../../../src/engine/values/draw.ts';
import { follow, recipe } from '../../../../src/engine/values/recipe.ts';
import { makeRng, mixSeed } from '../../../../src/engine/values/rng.ts';
import { formatType, parseType, TypeSyntaxError } from '../../../../src/engine/values/type.ts';
import { decode, encode, typeMismatch, WireError } from '../../../../src/engine/values/wire.ts';

describe('types', () => {
  const texts = [
    'int',
    'long?[]',
    'int[][]',
    'map<string,int[]>',
    '[long,int64,int][]',
    '{id:string,capacity:int}[]',
    'List',
    'Tree',
    'RandomList',
    'text',
    'void',
  ];
  for (const text of texts) {
    it(`reads and writes ${text}`, () => assert.equal(formatType(parseType(text)), text));
  }
  it('says where it does not understand', () => {
    assert.throws(
      () => parseType('int[]x'),
      (error: TypeSyntaxError) => error.at === 5,
    );
    assert.throws(() => parseType('strin'), /unknown type "strin"; known are/);
    assert.throws(() => parseType('map<int>'), TypeSyntaxError);
    assert.throws(() => parseType('constructor'), TypeSyntaxError);
  });
});

describe('wire', () => {
  const cases: readonly (readonly [type: string, value: unknown, text: string])[] = [
    ['int', -5, '-5'],
    ['long', 2 ** 53 - 1, '"9007199254740991"'],
    ['int64', 2n ** 63n - 1n, '"9223372036854775807"'],
    ['int64', -(2n ** 63n), '"-9223372036854775808"'],
    ['float', 0.1, '0.1'],
    ['float', -0, '"-0"'],
    ['float', NaN, '"NaN"'],
    ['float', -Infinity, '"-Inf"'],
    ['text', 'é😀\u0001"\\\n/', '"é😀\\u0001\\"\\\\\\n/"'],
    ['int?[]', [1, null], '[1,null]'],
    ['long[]', [1, 2], '["1","2"]'],
    ['float[][]', [[1.5], []], '[[1.5],[]]'],
    ['Tree', [1, null, 2], '[1,null,2]'],
    ['[int,long]', [1, 2], '[1,"2"]'],
    ['{a:int,b:long}', { a: 1, b: 2 }, '[1,"2"]'],
    ['List', { v: [1, 2], cycle: 0 }, '{"v":[1,2],"cycle":0}'],
    [
      'RandomList',
      [
        [1, null],
        [2, 0],
      ],
      '[[1,null],[2,0]]',
    ],
    [
      'map<string,int>',
      new Map([
        ['b', 1],
        ['a', 2],
      ]),
      '[["a",2],["b",1]]',
    ],
  ];
  for (const [typeText, value, text] of cases) {
    it(`${typeText}: ${text}`, () => {
      const type = parseType(typeText);
      assert.equal(encode(value, type), text);
      const back = decode(text, type);
      assert.deepStrictEqual(
        back instanceof Map ? [...back].sort() : back,
        value instanceof Map ? [...value].sort() : value,
      );
      assert.equal(typeMismatch(value, type), null);
    });
  }
  it('refuses what is not of the type', () => {
    const refused: readonly (readonly [string, string])[] = [
      ['2147483648', 'int'],
      ['1.5', 'int'],
      ['"9223372036854775808"', 'int64'],
      ['12', 'long'],
      ['[1', 'int[]'],
      ['{"length":1}', 'int[]'],
      ['[1]', '[int,int]'],
      ['"x"', 'float'],
    ];
    for (const [text, type] of refused)
      assert.throws(() => decode(text, parseType(type)), WireError, `${text} as ${type}`);
  });
  it('keeps a result outside the safe range exact', () => {
    assert.equal(decode('"9007199254740993"', parseType('long')), 9007199254740993n);
  });
  it('names what came in place of the type', () => {
    assert.match(typeMismatch(undefined, parseType('int')) ?? '', /undefined/);
    assert.match(typeMismatch([1, 2.5], parseType('int[]')) ?? '', /item 1.*2\.5/);
    assert.match(typeMismatch(Promise.resolve(1), parseType('int')) ?? '', /Promise/);
  });
});

describe('recipes', () => {
  it('are exact: the same recipe, the same value', () => {
    // Fixed by hand once: a change of the draws would change every committed expectation and every other language.
    assert.deepEqual(follow(recipe.ints(4, 0, 99, 7)), follow(recipe.ints(4, 0, 99, 7)));
    assert.deepEqual(follow(recipe.range(4, 1, 2)), [1, 3, 5, 7]);
    assert.deepEqual(follow(recipe.set(recipe.fill(3, 1), -1, 5)), [1, 1, 5]);
    assert.deepEqual(
      follow(recipe.concat(recipe.range(2), recipe.reverse(recipe.range(3)))),
      [0, 1, 2, 1, 0],
    );
    assert.equal(follow(recipe.join(recipe.repeat('ab', 2), recipe.letters(0, 'x', 1))), 'abab');
  });
  it('shuffles without loss', () => {
    const shuffled = follow(recipe.shuffle(recipe.range(100), 3)) as number[];
    assert.notDeepEqual(shuffled, follow(recipe.range(100)));
    assert.deepEqual(
      [...shuffled].sort((a, b) => a - b),
      follow(recipe.range(100)),
    );
    assert.equal([...(follow(recipe.shuffleText(recipe.repeat('a😀', 5), 3)) as string)].length, 10);
  });
});

const NUMBER: Domain = { kind: 'number', min: -5, max: 1000 };
const LIST = {
  kind: 'sequence',
  minLength: 1,
  maxLength: 50,
  item: NUMBER,
  sorted: false,
  distinct: false,
} as const;

describe('domains', () => {
  it('draw only valid values, and reach both bounds', () => {
    const seen = new Set<number>();
    for (let i = 0; i < 2000; i += 1) {
      const value = drawValue(parseType('int[]'), LIST, makeRng(mixSeed(1, i)), 20) as number[];
      assert.equal(outsideDomain(value, parseType('int[]'), LIST), null);
      for (const item of value) seen.add(item);
    }
    assert.ok(seen.has(-5) && seen.has(1000));
  });
  it('draw sorted and distinct sequences where asked', () => {
    const domain: Domain = { ...LIST, sorted: true, distinct: true };
    for (let i = 0; i < 200; i += 1) {
      assert.equal(
        outsideDomain(drawValue(parseType('int[]'), domain, makeRng(i), 9), parseType('int[]'), domain),
        null,
      );
    }
  });
  it('draw 64-bit numbers', () => {
    const domain: Domain = { kind: 'number', min: -(2n ** 63n), max: 2n ** 63n - 1n };
    for (let i = 0; i < 200; i += 1) {
      const value = drawValue(parseType('int64'), domain, makeRng(i), 1);
      assert.equal(outsideDomain(value, parseType('int64'), domain), null);
    }
  });
  it('refuse what lies outside, and say why', () => {
    assert.match(outsideDomain([], parseType('int[]'), LIST) ?? '', /length 0/);
    assert.match(outsideDomain([1001], parseType('int[]'), LIST) ?? '', /item 0: 1001 is outside/);
    assert.match(outsideDomain([2, 1], parseType('int[]'), { ...LIST, sorted: true }) ?? '', /not in order/);
    assert.match(outsideDomain([2, 2], parseType('int[]'), { ...LIST, distinct: true }) ?? '', /equal/);
    const letters: Domain = { kind: 'string', minLength: 0, maxLength: 3, alphabet: 'ab😀' };
    assert.equal(outsideDomain('a😀b', parseType('text'), letters), null);
    assert.match(outsideDomain('abc', parseType('text'), letters) ?? '', /"c"/);
  });
  it('let a list run into itself only where they say so', () => {
    const type = parseType('List');
    const cyclic = { v: [1, 2], cycle: 0 };
    assert.match(outsideDomain(cyclic, type, LIST) ?? '', /runs into itself/);
    const domain: Domain = { ...LIST, cycles: true };
    assert.equal(outsideDomain(cyclic, type, domain), null);
    const small = smallValues(type, domain, [0], 2, 1000).map((one) => one.value);
    assert.deepEqual(small, [
      [],
      [0],
      { v: [0], cycle: 0 },
      [0, 0],
      { v: [0, 0], cycle: 0 },
      { v: [0, 0], cycle: 1 },
    ]);
    const drawn = Array.from({ length: 200 }, (_, i) => drawValue(type, domain, makeRng(i), 9));
    assert.ok(drawn.every((list) => outsideDomain(list, type, domain) === null));
    const cycles = drawn.filter((list) => !Array.isArray(list)).length;
    assert.ok(cycles > 50 && cycles < 150);
    for (const edge of edgeValues(type, domain, 4)) assert.equal(outsideDomain(edge, type, domain), null);
  });
  it('take only trees that are one, and draw them with absent children', () => {
    const type = parseType('Tree');
    const domain: Domain = {
      kind: 'sequence',
      minLength: 0,
      maxLength: 40,
      sorted: false,
      distinct: true,
      item: { kind: 'number', min: -50, max: 50 },
    };
    for (const tree of [[], [1], [1, null, 2], [1, 2, null, null, 3]]) {
      assert.equal(outsideDomain(tree, type, domain), null, JSON.stringify(tree));
    }
    assert.match(outsideDomain([null], type, domain) ?? '', /the last item is null/);
    assert.match(outsideDomain([null, 1], type, domain) ?? '', /item 1 has no node above it/);
    assert.match(outsideDomain([1, null, null, 2], type, domain) ?? '', /item 3 has no node above it/);
    assert.match(outsideDomain([1, 2, null], type, domain) ?? '', /the last item is null/);
    assert.match(outsideDomain([1, 2, 1], type, domain) ?? '', /two items are equal/);
    assert.match(outsideDomain([[1, null]], parseType('Tree[]'), domain) ?? '', /the last item is null/);

    const rng = makeRng(11);
    const drawn = Array.from({ length: 200 }, () => drawValue(type, domain, rng, 20) as unknown[]);
    for (const tree of drawn) assert.equal(outsideDomain(tree, type, domain), null, JSON.stringify(tree));
    assert.ok(drawn.some((tree) => tree.includes(null)));
    assert.ok(drawn.some((tree) => tree.length > 5 && !tree.includes(null)));
  });
  it('know their edges', () => {
    assert.deepEqual(edgeValues(parseType('int'), NUMBER, 4), [0, 1, -1, -5, 1000, -4, 999]);
    const lists = edgeValues(parseType('int[]'), LIST, 4);
    assert.ok(lists.every((list) => outsideDomain(list, parseType('int[]'), LIST) === null));
  });
  it('enumerate the small scope smallest first and completely', () => {
    const found = smallValues(parseType('int[]'), LIST, [0, 1], 3, 1000);
    assert.equal(found.length, 1 + 2 + 4 + 8);
    assert.deepEqual(
      found.map((one) => one.weight),
      [...found.map((one) => one.weight)].sort(),
    );
    assert.deepEqual(
      smallValues(
        parseType('string'),
        { kind: 'string', minLength: 0, maxLength: 9, alphabet: 'ab' },
        ['a'],
        2,
        9,
      ).map((one) => one.value),
      ['', 'a', 'aa'],
    );
  });
  it('measure values', () => {
    assert.equal(sizeOf([[1, 2, 3], 'ab', 7]), 6);
    assert.equal(sizeOf([[[1], [2, 3]]]), 3);
  });
});

describe('display', () => {
  it('cuts what is long and says how much is hidden', () => {
    const text = show(
      Array.from({ length: 1000 }, (_, i) => i),
      parseType('int[]'),
    );
    assert.match(text, /^\[0, 1, .* … 972 more …, 996, 997, 998, 999\]$/);
    assert.match(show('x'.repeat(500), parseType('string')), /380 more/);
  });
  it('shows every kind', () => {
    assert.equal(show([1, null, 2], parseType('Tree')), '[1, null, 2]');
    assert.equal(show(null, parseType('int?')), 'null');
    assert.equal(show(-0, parseType('float')), '-0');
    assert.equal(show(new Map([['a', 1]]), parseType('map<string,int>')), '{"a": 1}');
    assert.equal(show({ v: [1, 2], cycle: 1 }, parseType('List')), '[1 → 2] → back to index 1');
  });
});
