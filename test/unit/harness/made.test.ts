import assert from 'node:assert/strict';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import { programOf, programText, runProgram } from '../../../src/engine/values/made.ts';
import type { Recipe } from '../../../src/engine/values/recipe.ts';
import { follow, recipe } from '../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../src/engine/values/rng.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import type { ValueType } from '../../../src/engine/values/type.ts';
import { parseType } from '../../../src/engine/values/type.ts';
import { encode, encodeOutcome, toWire } from '../../../src/engine/values/wire.ts';
import { sign, withRun } from './driver.ts';
import { SNIPPETS } from './languages.ts';

const COUNT = 400;
const BATCH = 50;
const LONG = 1_000_000;
/** Sent: `a` and `c` as programs, `b` as it is between them. */
const SIGNATURE = sign(
  'identity',
  ['first: int', 'a: int[] inout', 'b: int[] inout', 'c: int[] inout'],
  'int',
);
const INTS: ValueType = { kind: 'array', item: { kind: 'int' } };
const INT_MAX = 2 ** 31 - 1;

describe('programs in place of long arguments', function () {
  this.timeout(600_000);

  it(`say in the engine's own words what ${COUNT} random recipes say`, () => {
    const rng = makeRng(5);
    for (let i = 0; i < COUNT; i += 1) {
      const made = randomRecipe(rng);
      const program = programOf(made, INTS);
      assert.ok(program !== null, JSON.stringify(made));
      assert.deepEqual(runProgram(program.numbers), toWire(follow(made), INTS), JSON.stringify(made));
    }
  });

  it('are not made of what they cannot hold', () => {
    const ordinary = recipe.range(5);
    assert.ok(programOf(ordinary, INTS) !== null);
    for (const kind of ['long[]', 'float[]', 'string[]', 'List', 'Tree', 'int?[]', 'int[][]', 'text'])
      assert.equal(programOf(ordinary, parseType(kind)), null, kind);
    for (const made of [
      recipe.value([1.5]),
      recipe.value([2 ** 31]),
      recipe.value([1n]),
      recipe.value(7),
      recipe.value({ v: [1], cycle: 0 }),
      recipe.value(Array.from({ length: 5000 }, (_, i) => i)),
      recipe.ints(3, 0, INT_MAX + 1, 1),
      recipe.ints(3, 1, 0, 1),
      recipe.ints(1.5, 0, 1, 1),
      recipe.range(3, 0, 0.5),
      recipe.range(2 ** 20, 0, 2 ** 20),
      recipe.range(-1),
      recipe.fill(2, null),
      recipe.sort(ordinary),
      recipe.set(ordinary, 5, 1),
      recipe.set(ordinary, -6, 1),
      recipe.drop(recipe.range(0), 0),
      recipe.letters(3, 'abc', 1),
      recipe.concat(ordinary, recipe.value('a')),
    ])
      assert.equal(programOf(made, INTS), null, inspect(made));
  });

  for (const id of Object.keys(SNIPPETS) as LanguageId[]) {
    it(`are followed by ${id}: ${COUNT} random ones, and a million items`, async () => {
      const adapter = adapterOf(id);
      const line = adapter.signatureLine(SIGNATURE);
      const text = (SNIPPETS[id] as NonNullable<(typeof SNIPPETS)[typeof id]>).identity(line, 'first');
      const rng = makeRng(id.length * 131 + 7);
      await withRun(adapter, text, SIGNATURE, async (run) => {
        assert.deepEqual(await run.hello(), { ok: true });
        for (let done = 0; done < COUNT; done += BATCH) {
          const batch = Array.from({ length: BATCH }, () => [1, 2, 3].map(() => randomRecipe(rng)));
          batch.forEach((recipes, i) => run.send(requestOf(done + i, recipes)));
          for (const [i, recipes] of batch.entries()) check(await run.receive(), done + i, recipes);
        }
        for (const [i, recipes] of LONG_ONES.entries()) {
          run.send(requestOf(i, recipes));
          check(await run.receive(), i, recipes);
        }
      });
    });
  }
});

/** A million items; every operation, negative seeds, the whole range of 32 bits, nothing at all. */
const LONG_ONES: readonly (readonly Recipe[])[] = [
  [recipe.ints(LONG, -INT_MAX - 1, INT_MAX, -7), recipe.fill(0, 1), recipe.range(LONG, INT_MAX, -4000)],
  [
    recipe.shuffle(recipe.range(LONG), -1),
    recipe.ints(0, 1, 1, 0),
    recipe.concat(
      recipe.reverse(recipe.drop(recipe.set(recipe.range(LONG - 2), 5, -5), -1)),
      recipe.value([1, -2]),
      recipe.fill(1, -INT_MAX - 1),
    ),
  ],
];

function requestOf(id: number, recipes: readonly Recipe[]): string {
  const [a, b, c] = recipes.map((made) => {
    const program = programOf(made, INTS);
    assert.ok(program !== null);
    return programText(program);
  });
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  return `[${id},[7,${a},${encode(follow(recipes[1] as Recipe), INTS)},${c}]]\n`;
}

function check(reply: string | null, id: number, recipes: readonly Recipe[]): void {
  const want = encodeOutcome(7, [7, ...recipes.map(follow)], SIGNATURE);
  assert.ok(reply !== null, 'the program ended');
  assert.ok(reply.startsWith(`[${id},`), reply.slice(0, 200));
  const got = reply.replace(/^\[\d+,\d+,\d+,\d+,0,/, '').slice(0, -1);
  if (got === want) return;
  let at = 0;
  while (got[at] === want[at]) at += 1;
  const about = `${inspect(recipes)}, from ${at}`;
  assert.fail(
    `${about}: ${got.slice(Math.max(0, at - 20), at + 40)}, not ${want.slice(Math.max(0, at - 20), at + 40)}`,
  );
}

function inspect(made: unknown): string {
  return JSON.stringify(made, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  ).slice(0, 500);
}

function randomRecipe(rng: Rng, depth = 3): Recipe {
  const whole = (): number => rng.int(-INT_MAX - 1, INT_MAX);
  const n = rng.int(0, 9) === 0 ? 0 : rng.int(0, 30);
  const of = (): Recipe => randomRecipe(rng, depth - 1);
  switch (depth === 0 ? rng.int(0, 3) : rng.int(0, 8)) {
    case 0:
      return recipe.value(Array.from({ length: n }, whole));
    case 1: {
      const [a, b] = rng.int(0, 1) === 0 ? [whole(), whole()] : [rng.int(-3, 3), rng.int(-3, 3)];
      return recipe.ints(n, Math.min(a, b), Math.max(a, b), anySeed(rng));
    }
    case 2:
      return recipe.range(n, Math.trunc(whole() / 2), rng.int(-9_999_999, 9_999_999));
    case 3:
      return recipe.fill(n, whole());
    case 4:
      return recipe.shuffle(of(), anySeed(rng));
    case 5:
      return recipe.reverse(of());
    case 6:
      return recipe.concat(...Array.from({ length: rng.int(0, 3) }, of));
    default: {
      const inner = of();
      const { length } = follow(inner) as unknown[];
      if (length === 0) return inner;
      const at = rng.int(-length, length - 1);
      return rng.int(0, 1) === 0 ? recipe.set(inner, at, whole()) : recipe.drop(inner, at);
    }
  }
}

function anySeed(rng: Rng): number {
  const seed = rng.seed();
  return rng.int(0, 1) === 0 ? seed : -seed;
}
