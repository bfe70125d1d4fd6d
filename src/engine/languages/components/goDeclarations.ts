/** What stands beside a component in Go: its clock, its records, its errors. */
import type { ComponentSpec } from '../../components/spec.ts';
import { goDeclarations } from '../goTypes.ts';
import { declares } from '../goScan.ts';
import { componentSignature, errName } from './componentTypes.ts';
import { goComponentTypes } from './goTypes.ts';

/** Types by name, as they stand in the stub. */
export function goTypesBeside(spec: ComponentSpec): ReadonlyMap<string, string> {
  const clock = [
    '// Clock tells the time in milliseconds. It is handed in, so that tests can move it.',
    'type Clock interface {',
    '\tNowMs() int64',
    '}',
    '',
  ].join('\n');
  const types = [...goDeclarations(componentSignature(spec), goComponentTypes(spec))];
  return new Map([...(spec.clock === null ? [] : [['Clock', clock] as const]), ...types]);
}

/** The types and errors that a solution leaves to Kode, as a file; null where it has them all. */
export function goLeftToKode(spec: ComponentSpec, masked: string): string | null {
  const types = [...goTypesBeside(spec)].flatMap(([name, text]) => (declares(masked, name) ? [] : [text]));
  const errors = Object.keys(spec.errors).filter((code) => kindOf(masked, errName(code)) === 'missing');
  if (types.length + errors.length === 0) return null;
  return [
    'package sol',
    '',
    // No file of a package may import what another one declares.
    ...(errors.length === 0 ? [] : ['import kode__errors "errors"', '']),
    ...types,
    ...errors.map((code) => `var ${errName(code)} = kode__errors.New(${JSON.stringify(code)})`),
    '',
  ].join('\n');
}

/** The codes, each with the value that a call is refused with; null where a solution has none of that name. */
export function goCodes(
  spec: ComponentSpec,
  masked: string,
): readonly { readonly code: string; readonly value: string | null }[] {
  return Object.keys(spec.errors).map((code) => ({
    code,
    value: kindOf(masked, errName(code)) === 'other' ? null : errName(code),
  }));
}

/** Whether the file has a value of that name, something else, or nothing. */
function kindOf(masked: string, name: string): 'value' | 'other' | 'missing' {
  if (new RegExp(String.raw`\b(?:type|func)\s+${name}\b`).test(masked)) return 'other';
  const value = new RegExp(
    String.raw`^(?:\s*(?:var|const)\b)?[\s(]*(?:\w+\s*,\s*)*${name}\b\s*(?:,|=(?!=)|[\w.*]+\s*(?:=(?!=)|$))`,
    'm',
  );
  return value.test(outside(masked)) ? 'value' : 'missing';
}

/** The text outside of braces: what is declared there belongs to the package. */
function outside(masked: string): string {
  let depth = 0;
  let out = '';
  for (const letter of masked) {
    if (letter === '}') depth -= 1;
    out += depth > 0 && letter !== '\n' ? ' ' : letter;
    if (letter === '{') depth += 1;
  }
  return out;
}
