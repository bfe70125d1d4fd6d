/** Whether an actual value is right, given the expected one: every comparison that needs no content code. */
import type { JudgeSpec, Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { encode } from '../values/wire.ts';
import type { Judgement } from './judgement.ts';

const OK: Judgement = { ok: true };
const NOT_EQUAL: Judgement = { ok: false, why: null };

/**
 * Compares two outcomes (`[result, after…]`, decoded). Not for `checker`, which asks the oracle.
 * The comparison applies to the result; for void functions to each in-out parameter.
 */
export function compareOutcomes(
  judge: JudgeSpec,
  signature: Signature,
  want: readonly unknown[],
  got: readonly unknown[],
): Judgement {
  const inout = signature.params.filter((param) => param.role === 'inout');
  if (judge.kind === 'prefix') return comparePrefix(judge.param, signature, want, got);
  const types = [signature.returns, ...inout.map((param) => param.type)];
  for (const [i, type] of types.entries()) {
    if (type.kind === 'void') continue;
    const special = i === 0 || signature.returns.kind === 'void';
    if (!valuesMatch(special ? judge : { kind: 'exact' }, type, want[i], got[i])) return NOT_EQUAL;
  }
  return OK;
}

function comparePrefix(
  paramName: string,
  signature: Signature,
  want: readonly unknown[],
  got: readonly unknown[],
): Judgement {
  if (!valuesMatch({ kind: 'exact' }, signature.returns, want[0], got[0])) return NOT_EQUAL;
  const inout = signature.params.filter((param) => param.role === 'inout');
  for (const [i, param] of inout.entries()) {
    const length = param.name === paramName ? Number(want[0]) : Infinity;
    const cut = (value: unknown): unknown => (value as readonly unknown[]).slice(0, length);
    if (!valuesMatch({ kind: 'exact' }, param.type, cut(want[i + 1]), cut(got[i + 1]))) {
      return {
        ok: false,
        why: length === Infinity ? null : `The first ${length} cells of ${paramName} are not right.`,
      };
    }
  }
  return OK;
}

function valuesMatch(judge: JudgeSpec, type: ValueType, want: unknown, got: unknown): boolean {
  switch (judge.kind) {
    case 'unordered':
      return sameText(sortedTexts(type, want), sortedTexts(type, got));
    case 'nestedUnordered':
      return sameText(sortedTexts(type, want, true), sortedTexts(type, got, true));
    case 'float':
      return close(type, want, got, judge.tolerance);
    default:
      return close(type, want, got, 0);
  }
}

function sameText(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, i) => text === b[i]);
}

/** The canonical texts of the items in order, so that equal multisets give equal lists. */
function sortedTexts(type: ValueType, value: unknown, inner = false): string[] {
  const item = type.kind === 'array' || type.kind === 'list' ? type.item : null;
  if (item === null || !Array.isArray(value)) return [encode(value, type)];
  return (value as readonly unknown[])
    .map((part) =>
      inner && item.kind === 'array' ? JSON.stringify(sortedTexts(item, part)) : encode(part, item),
    )
    .sort();
}

/** Equal by type; numbers of type float within the tolerance, relative where the expected value is over 1. */
function close(type: ValueType, want: unknown, got: unknown, tolerance: number): boolean {
  switch (type.kind) {
    case 'float': {
      const a = want as number;
      const b = got as number;
      // NaN is a value like any other here; −0 and 0 are the same number.
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b);
      return a === b || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
    }
    case 'array':
    case 'list':
      if (!Array.isArray(want) || !Array.isArray(got)) return encode(want, type) === encode(got, type);
      return want.length === got.length && want.every((item, i) => close(type.item, item, got[i], tolerance));
    case 'optional':
      if (want === null || got === null) return want === got;
      return close(type.item, want, got, tolerance);
    case 'tuple':
      return type.items.every((item, i) =>
        close(item, (want as readonly unknown[])[i], (got as readonly unknown[])[i], tolerance),
      );
    case 'long':
      return BigInt(want as number | bigint) === BigInt(got as number | bigint);
    default:
      return encode(want, type) === encode(got, type);
  }
}
