/**
 * The functions that a component may be given, by name. Every harness brings them in its language, bit for bit the same;
 * the table in docs/components.md defines them for whoever writes one.
 *
 * Texts are taken by their code units, which for the declared `string` (printable ASCII) are bytes in every language.
 */
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';

export interface NamedFunction {
  readonly takes: ValueType;
  readonly gives: ValueType;
  /** One sentence for the statement and the counterexample. */
  readonly about: string;
  readonly call: (value: string) => number;
}

const TEXT: ValueType = { kind: 'string' };
const INT: ValueType = { kind: 'int' };
const LONG: ValueType = { kind: 'long', safe: true };

/** FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv), as an unsigned number. */
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

export const FUNCTIONS: Readonly<Record<string, NamedFunction>> = {
  length: { takes: TEXT, gives: INT, about: 'the length of the text', call: (text) => text.length },
  constant: { takes: TEXT, gives: INT, about: '7 for every text', call: () => 7 },
  negative: {
    takes: TEXT,
    gives: INT,
    about: 'minus the code of the first letter; -1 for the empty text',
    call: (text) => (text === '' ? -1 : -text.charCodeAt(0)),
  },
  least: { takes: TEXT, gives: INT, about: '-2147483648 for every text', call: () => -2147483648 },
  sum: {
    takes: TEXT,
    gives: INT,
    about: 'the sum of the codes of the letters',
    call: (text) => [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0),
  },
  fnv: {
    takes: TEXT,
    gives: INT,
    about: 'FNV-1a as a signed number of 32 bits',
    call: (text) => fnv1a32(text) | 0,
  },
  fnvLong: { takes: TEXT, gives: LONG, about: 'FNV-1a as a number from 0 to 4294967295', call: fnv1a32 },
  lengthLong: { takes: TEXT, gives: LONG, about: 'the length of the text', call: (text) => text.length },
};

/** Names of the functions of a kind. */
export function functionsOfKind(takes: ValueType, gives: ValueType): readonly string[] {
  const kind = kindOf(takes, gives);
  return Object.keys(FUNCTIONS).filter((name) => {
    const one = FUNCTIONS[name];
    return one !== undefined && kindOf(one.takes, one.gives) === kind;
  });
}

function kindOf(takes: ValueType, gives: ValueType): string {
  return `${formatType(takes)}->${formatType(gives)}`;
}
