/** Twelve ways to spoil a right answer on the wire: a checker has to take each without failing, and turn down the wrong. */

export interface OutputMutation {
  readonly name: string;
  /** Says nothing about a judge that leaves the order free. */
  readonly order?: boolean;
  /** Undefined where it does not apply. */
  readonly spoil: (value: unknown) => unknown;
}

const ofList =
  (change: (list: readonly unknown[]) => readonly unknown[]) =>
  (value: unknown): unknown =>
    Array.isArray(value) && value.length > 0 ? change(value) : undefined;

export const OUTPUT_MUTATIONS: readonly OutputMutation[] = [
  { name: 'drop', spoil: ofList((list) => list.slice(1)) },
  { name: 'duplicate', spoil: ofList((list) => [list[0], ...list]) },
  {
    name: 'swap',
    order: true,
    spoil: ofList(([a, b, ...rest]) => (b === undefined ? [a] : [b, a, ...rest])),
  },
  { name: 'plus one', spoil: (value) => shifted(value, 1) },
  { name: 'minus one', spoil: (value) => shifted(value, -1) },
  { name: 'wrong type', spoil: (value) => (typeof value === 'boolean' ? 'yes' : true) },
  {
    name: 'empty',
    spoil: (value) => (typeof value === 'string' ? '' : Array.isArray(value) ? [] : undefined),
  },
  { name: 'not a number', spoil: (value) => (typeof value === 'number' ? 'NaN' : undefined) },
  { name: 'huge', spoil: (value) => (typeof value === 'string' ? 'x'.repeat(20_000) : 1e300) },
  { name: 'reversed', order: true, spoil: ofList((list) => [...list].reverse()) },
  { name: 'nested', spoil: (value) => [value] },
  { name: 'null', spoil: () => null },
];

/** Numbers and what lies in lists; decimal texts are the wire's long numbers. */
function shifted(value: unknown, by: number): unknown {
  if (typeof value === 'number') return value + by;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') {
    if (/^-?\d+$/.test(value)) return String(BigInt(value) + BigInt(by));
    return value === ''
      ? 'a'
      : `${value.slice(0, -1)}${String.fromCharCode(value.charCodeAt(value.length - 1) + by)}`;
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const [first, ...rest] = value as readonly unknown[];
  const changed = shifted(first, by);
  return changed === undefined ? undefined : [changed, ...rest];
}

/** The outcome with its first part to which the mutation applies spoilt; null where there is none, or nothing changes. */
export function spoilt(want: string, { spoil }: OutputMutation): string | null {
  const outcome = JSON.parse(want) as readonly unknown[];
  for (const [i, part] of outcome.entries()) {
    const changed = spoil(part);
    if (changed === undefined) continue;
    const text = JSON.stringify(outcome.with(i, changed));
    if (text !== want) return text;
  }
  return null;
}

/** Outcomes of a sequence of calls, with the value spoilt that a call gave last; null where no value can be, or nothing changes. */
export function spoiltOutcome(want: string, { spoil }: OutputMutation): string | null {
  const outcomes = JSON.parse(want) as readonly unknown[];
  for (const [i, outcome] of [...outcomes.entries()].reverse()) {
    // The first one is that of the constructor.
    if (i === 0 || !Array.isArray(outcome)) continue;
    const changed = spoil(outcome[0]);
    if (changed === undefined) continue;
    const text = JSON.stringify(outcomes.with(i, [changed]));
    return text === want ? null : text;
  }
  return null;
}
