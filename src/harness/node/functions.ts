/**
 * The functions that a component may be given, bit for bit those of engine/components/functions.ts. A solution may replace
 * what its language brings, so they hold on to what they need.
 */
const { imul } = Math;

/** FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv), as an unsigned number. */
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function sum(text: string): number {
  let total = 0;
  for (let i = 0; i < text.length; i += 1) total += text.charCodeAt(i);
  return total;
}

export const FUNCTIONS: Readonly<Record<string, (text: string) => number>> = {
  length: (text) => text.length,
  constant: () => 7,
  negative: (text) => (text === '' ? -1 : -text.charCodeAt(0)),
  least: () => -2147483648,
  sum,
  fnv: (text) => fnv1a32(text) | 0,
  fnvLong: fnv1a32,
  lengthLong: (text) => text.length,
};
