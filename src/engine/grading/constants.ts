/**
 * Whole numbers that stand in a solution: whoever writes `if (n == 1337)` or a table of 64 cells has a border there, which
 * no random number finds. After Hypothesis, as an idea.
 */
import type { Domain, FunctionSpec, Param } from '../catalog/model.ts';
import { drawValue, itemOf } from '../values/draw.ts';
import type { Rng } from '../values/rng.ts';
import type { ValueType } from '../values/type.ts';

export type Constant = number | bigint;

const MOST_CONSTANTS = 24;
/** Longest sequence that is made because its length stands in the file. */
const LONGEST = 1_000;
/** Up to this every number is tried anyway. */
const KNOWN = 2;
/** Decimal with separators of any language and an exponent without a point, or hexadecimal; not a part of a name or of a fraction. */
const LITERAL =
  /(?<![\p{L}\p{N}_.])(?:0[xX][0-9a-fA-F][0-9a-fA-F_']*|\d[\d_']*(?:[eE]\+?\d{1,2})?)(?!\.\d)/gu;

/** The whole numbers of a source in the order in which they stand there, each once; 64 bits and smaller. */
export function constantsIn(source: string): readonly Constant[] {
  const found = new Set<Constant>();
  for (const [literal] of source.matchAll(LITERAL)) {
    const value = valueOf(literal.replace(/[_']/g, ''));
    if (value === null || (value >= -KNOWN && value <= KNOWN)) continue;
    found.add(value);
    if (found.size === MOST_CONSTANTS) break;
  }
  return [...found];
}

function valueOf(digits: string): Constant | null {
  const [, mantissa = digits, exponent = '0'] = /^(\d+)[eE]\+?(\d+)$/.exec(digits) ?? [];
  if (mantissa.length > 20 || Number(exponent) > 18) return null;
  const value = BigInt(mantissa) * 10n ** BigInt(exponent);
  if (value > 2n ** 63n) return null;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** The arguments with one to three places changed to a constant, its negative, or one beside it; a new array. */
export function withConstants(
  args: readonly unknown[],
  { signature }: FunctionSpec,
  constants: readonly Constant[],
  rng: Rng,
): unknown[] {
  const changed = [...args];
  for (let places = rng.int(1, 3); places > 0 && changed.length > 0; places -= 1) {
    const i = rng.int(0, changed.length - 1);
    const { type, domain } = signature.params[i] as Param;
    changed[i] = salted(changed[i], type, domain, constants, rng);
  }
  return changed;
}

function salted(
  value: unknown,
  type: ValueType,
  domain: Domain,
  constants: readonly Constant[],
  rng: Rng,
): unknown {
  switch (domain.kind) {
    case 'number': {
      const near = BigInt(rng.pick(constants)) + BigInt(rng.pick([0, 0, 0, -1, 1]));
      const wanted = rng.chance(0.25) ? -near : near;
      if (wanted < domain.min || wanted > domain.max) return value;
      return type.kind === 'long' && !type.safe ? wanted : Number(wanted);
    }
    case 'string': {
      const length = lengthOf(domain, constants, rng);
      return length === null ? value : (resized([...(value as string)], length)?.join('') ?? value);
    }
    case 'sequence': {
      if (!Array.isArray(value)) return value;
      const items = value as readonly unknown[];
      const length = rng.chance(0.3) && !domain.distinct ? lengthOf(domain, constants, rng) : null;
      if (length !== null) return inOrder(resized(items, length) ?? items, domain);
      if (items.length === 0) return value;
      const item = itemOf(type);
      const at = rng.int(0, items.length - 1);
      const old = items[at] ?? drawValue(item, domain.item, rng, 3);
      return inOrder(
        items.map((one, i) => (i === at ? salted(old, item, domain.item, constants, rng) : one)),
        domain,
      );
    }
    case 'optional':
      return value === null ? value : salted(value, itemOf(type), domain.item, constants, rng);
    default:
      return value;
  }
}

/** A length that stands in the file, or one beside it, where the domain has it. */
function lengthOf(
  { minLength, maxLength }: { readonly minLength: number; readonly maxLength: number },
  constants: readonly Constant[],
  rng: Rng,
): number | null {
  const wanted = Number(rng.pick(constants)) + rng.int(-1, 1);
  return wanted >= minLength && wanted <= Math.min(maxLength, LONGEST) ? wanted : null;
}

/** Cut, or repeated from the start; null for nothing that could be repeated. */
function resized<T>(items: readonly T[], length: number): T[] | null {
  if (items.length === 0) return null;
  return Array.from({ length }, (_, i) => items[i % items.length] as T);
}

function inOrder(items: readonly unknown[], { sorted }: { readonly sorted: boolean }): unknown[] {
  const list = [...items];
  return sorted ? (list as number[]).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) : list;
}
