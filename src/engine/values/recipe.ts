/**
 * Recipes for large values: data that says how to make a value, small enough to send and to log, and exact: the same
 * recipe gives the same value wherever it is followed. The draws are mulberry32 (Tommy Ettinger, 2017), which is a dozen
 * 32-bit operations in any language.
 */
export type Recipe =
  | { readonly $: 'value'; readonly value: unknown }
  /** `n` whole numbers, uniform in min … max, span below 2^32. */
  | {
      readonly $: 'ints';
      readonly n: number;
      readonly min: number;
      readonly max: number;
      readonly seed: number;
    }
  /** from, from+step, … */
  | { readonly $: 'range'; readonly n: number; readonly from: number; readonly step: number }
  | { readonly $: 'fill'; readonly n: number; readonly value: unknown }
  | { readonly $: 'shuffle'; readonly of: Recipe; readonly seed: number }
  /** Ascending by number. */
  | { readonly $: 'sort'; readonly of: Recipe }
  | { readonly $: 'reverse'; readonly of: Recipe }
  | { readonly $: 'concat'; readonly parts: readonly Recipe[] }
  /** A sequence with one item replaced; `at` counts from 0, from the end where negative. */
  | { readonly $: 'set'; readonly of: Recipe; readonly at: number; readonly value: unknown }
  /** A sequence without one item. */
  | { readonly $: 'drop'; readonly of: Recipe; readonly at: number }
  /** `n` letters drawn from an alphabet (by code point). */
  | { readonly $: 'letters'; readonly n: number; readonly alphabet: string; readonly seed: number }
  /** A text repeated `n` times. */
  | { readonly $: 'repeat'; readonly text: string; readonly n: number }
  | { readonly $: 'join'; readonly parts: readonly Recipe[] }
  /** The letters of a text in random order (by code point). */
  | { readonly $: 'shuffleText'; readonly of: Recipe; readonly seed: number };

/** Builders, so that content reads as what it makes. */
export const recipe = {
  value: (value: unknown): Recipe => ({ $: 'value', value }),
  ints: (n: number, min: number, max: number, seed: number): Recipe => ({ $: 'ints', n, min, max, seed }),
  range: (n: number, from = 0, step = 1): Recipe => ({ $: 'range', n, from, step }),
  fill: (n: number, value: unknown): Recipe => ({ $: 'fill', n, value }),
  shuffle: (of: Recipe, seed: number): Recipe => ({ $: 'shuffle', of, seed }),
  sort: (of: Recipe): Recipe => ({ $: 'sort', of }),
  reverse: (of: Recipe): Recipe => ({ $: 'reverse', of }),
  concat: (...parts: readonly Recipe[]): Recipe => ({ $: 'concat', parts }),
  set: (of: Recipe, at: number, value: unknown): Recipe => ({ $: 'set', of, at, value }),
  drop: (of: Recipe, at: number): Recipe => ({ $: 'drop', of, at }),
  letters: (n: number, alphabet: string, seed: number): Recipe => ({ $: 'letters', n, alphabet, seed }),
  repeat: (text: string, n: number): Recipe => ({ $: 'repeat', text, n }),
  join: (...parts: readonly Recipe[]): Recipe => ({ $: 'join', parts }),
  shuffleText: (of: Recipe, seed: number): Recipe => ({ $: 'shuffleText', of, seed }),
} as const;

/** mulberry32: 32 uniform bits a draw, from the lower 32 bits of the seed. */
export function draws(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Shuffles in place (Fisher and Yates, from the end). */
export function shuffled<T>(items: T[], seed: number): T[] {
  const draw = draws(seed);
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = draw() % (i + 1);
    const held = items[i] as T;
    items[i] = items[j] as T;
    items[j] = held;
  }
  return items;
}

/**
 * Follows a recipe.
 * @throws TypeError where a part gives a text in place of a sequence, or the other way round.
 */
export function follow(made: Recipe): unknown {
  switch (made.$) {
    case 'value':
      return made.value;
    case 'ints': {
      const draw = draws(made.seed);
      const span = made.max - made.min + 1;
      return Array.from({ length: made.n }, () => made.min + (draw() % span));
    }
    case 'range':
      return Array.from({ length: made.n }, (_, i) => made.from + i * made.step);
    case 'fill':
      return new Array<unknown>(made.n).fill(made.value);
    case 'shuffle':
      return shuffled(sequence(made.of), made.seed);
    case 'sort':
      return sorted(sequence(made.of) as number[]);
    case 'reverse':
      return sequence(made.of).reverse();
    case 'concat':
      return made.parts.flatMap((part) => sequence(part));
    case 'set': {
      const items = sequence(made.of);
      items[made.at < 0 ? items.length + made.at : made.at] = made.value;
      return items;
    }
    case 'drop': {
      const items = sequence(made.of);
      items.splice(made.at, 1);
      return items;
    }
    case 'letters': {
      const draw = draws(made.seed);
      const letters = [...made.alphabet];
      return Array.from({ length: made.n }, () => letters[draw() % letters.length]).join('');
    }
    case 'repeat':
      return made.text.repeat(made.n);
    case 'join':
      return made.parts.map((part) => words(part)).join('');
    case 'shuffleText':
      return shuffled([...words(made.of)], made.seed).join('');
  }
}

/** Numbers in a typed array are sorted ten times as fast. */
function sorted(items: number[]): number[] {
  return items.every(Number.isFinite)
    ? Array.from(Float64Array.from(items).sort())
    : items.sort((a, b) => a - b);
}

function sequence(made: Recipe): unknown[] {
  const value = follow(made);
  if (!Array.isArray(value)) throw new TypeError(`recipe "${made.$}" does not make a sequence`);
  // What is given by value belongs to the recipe, which may be followed again; callers change what they get.
  return made.$ === 'value' ? [...(value as unknown[])] : (value as unknown[]);
}

function words(made: Recipe): string {
  const value = follow(made);
  if (typeof value !== 'string') throw new TypeError(`recipe "${made.$}" does not make a text`);
  return value;
}
