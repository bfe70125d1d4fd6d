/**
 * Units of questions. Formulas are worked out in seconds, bytes and plain counts; a unit says what one of it is there.
 * What is counted (requests, servers) is a word for the reader: it has no dimension, so rates may be multiplied by times.
 */

export interface Dimension {
  readonly time: number;
  readonly bytes: number;
}

export interface Unit extends Dimension {
  /** As it was written. */
  readonly text: string;
  /** What one of it is in the base. */
  readonly factor: number;
  /** Words that are counted. */
  readonly nouns: readonly string[];
}

export const PLAIN: Dimension = { time: 0, bytes: 0 };

const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
]);

const TIMES: Readonly<Record<string, number>> = {
  ns: 1e-9,
  µs: 1e-6,
  us: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  d: 86_400,
  day: 86_400,
  week: 604_800,
  year: 31_536_000,
};

const DECIMAL = ['k', 'M', 'G', 'T', 'P'];
const SIZES: ReadonlyMap<string, number> = new Map([
  ...['B', 'byte'].map((one) => [one, 1] as const),
  ...['bit', 'b'].map((one) => [one, 1 / 8] as const),
  ...DECIMAL.flatMap((letter, i) => {
    const thousand = 1000 ** (i + 1);
    return [
      [`${letter}B`, thousand],
      // Who types "gb" means bytes; "Gb" is what networks call bits.
      [`${letter.toLowerCase()}b`, thousand],
      [`${letter.toUpperCase()}B`, thousand],
      [`${letter}bit`, thousand / 8],
      ...(letter === 'k' ? [] : [[`${letter}b`, thousand / 8] as const]),
      [`${letter.toUpperCase()}iB`, 1024 ** (i + 1)],
    ] as const;
  }),
]);

/**
 * A unit such as `ms`, `GB/day`, `million photos`, `requests a second`, `%`; empty for a plain number.
 * @param isNoun whether a word that is no unit may be counted
 * @returns null where it cannot be read
 */
export function readUnit(text: string, isNoun: (word: string) => boolean = isWord): Unit | null {
  const [above = '', below, ...more] = text
    .trim()
    .replace(/^rps$|^qps$/i, '/s')
    .split(/\s*\/\s*|(?:^|\s+)(?:per|an?)\s+/);
  if (more.length > 0 || below === '') return null;
  const words = above.split(/\s+/).filter((word) => word !== '');
  const scale = SCALES.get(words[0] ?? '');
  const top = product(scale === undefined ? words : words.slice(1), isNoun);
  const bottom = below === undefined ? NOTHING : product([below], isNoun);
  if (top === null || bottom === null) return null;
  return {
    text: text.trim(),
    factor: ((scale ?? 1) * top.factor) / bottom.factor,
    time: top.time - bottom.time,
    bytes: top.bytes - bottom.bytes,
    nouns: [...top.nouns, ...bottom.nouns],
  };
}

type Part = Omit<Unit, 'text'>;
const NOTHING: Part = { ...PLAIN, factor: 1, nouns: [] };

/** Of the words at most one is a measure: "GB" or "full disks", not "GB ms". */
function product(words: readonly string[], isNoun: (word: string) => boolean): Part | null {
  const [word, ...others] = words;
  if (word === undefined) return NOTHING;
  const known = others.length === 0 ? measure(word) : null;
  if (known !== null) return known;
  return words.every(isNoun) ? { ...NOTHING, nouns: words } : null;
}

function measure(word: string): Part | null {
  if (word === '%') return { ...NOTHING, factor: 0.01 };
  if (word === '×') return NOTHING;
  const one = /^[a-z]{4,}s$|^secs$|^mins$|^hours$|^days$/.test(word) ? word.slice(0, -1) : word;
  if (Object.hasOwn(TIMES, one)) return { ...NOTHING, time: 1, factor: TIMES[one] ?? 1 };
  const size = SIZES.get(one);
  return size === undefined ? null : { ...NOTHING, bytes: 1, factor: size };
}

/** Three letters at least: what is shorter is a unit, or a slip. */
function isWord(word: string): boolean {
  return /^\p{L}[\p{L}-]{2,}$/u.test(word) && !SCALES.has(word);
}

/** Whether the reader's word is one that the question counts, in the singular or the plural. */
export function counts(unit: Unit): (word: string) => boolean {
  const stem = (word: string): string => word.toLowerCase().replace(/s$/, '');
  const known = new Set(unit.nouns.map(stem));
  return (word) => known.has(stem(word));
}

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.time === b.time && a.bytes === b.bytes;
}

/** The dimension in words: "bytes a second". */
export function dimensionWords({ time, bytes }: Dimension): string {
  if (time === 0 && bytes === 0) return 'a plain number';
  const power = (name: string, exponent: number): string => (exponent === 1 ? name : `${name}^${exponent}`);
  const above = [
    ...(bytes > 0 ? [power('bytes', bytes)] : []),
    ...(time > 0 ? [power('seconds', time)] : []),
  ];
  const below = [
    ...(bytes < 0 ? [power('byte', -bytes)] : []),
    ...(time < 0 ? [power('second', -time)] : []),
  ];
  if (below.length === 0) return above.join(' × ');
  return `${above.length === 0 ? 'a number' : above.join(' × ')} per ${below.join(' × ')}`;
}
