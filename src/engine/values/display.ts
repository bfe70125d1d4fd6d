/** Values as a learner reads them, whatever the language: `[1, 2, 3]`, `"ab"`, `null`; long ones cut in the middle. */
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from './type.ts';
import { isCyclicList } from './wire.ts';

/** Items and letters shown of a long value before and after the cut. */
const HEAD = 24;
const TAIL = 4;

/** One value on one line. */
export function show(value: unknown, type: ValueType): string {
  switch (type.kind) {
    case 'void':
      return 'nothing';
    case 'string':
    case 'text':
      return showText(String(value));
    case 'float':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'array':
    case 'tree':
      return showItems(value as readonly unknown[], (item) =>
        item === null ? 'null' : show(item, type.item),
      );
    case 'list':
      if (isCyclicList(value)) {
        return `${showItems(value.v, (item) => show(item, type.item), ' → ')} → back to index ${value.cycle}`;
      }
      return showItems(value as readonly unknown[], (item) => show(item, type.item));
    case 'randomList':
      return showItems(
        value as readonly (readonly [unknown, number | null])[],
        ([item, link]) => `(${show(item, type.item)}, ${link ?? 'null'})`,
      );
    case 'optional':
      return value === null || value === undefined ? 'null' : show(value, type.item);
    case 'tuple':
      return `(${type.items.map((item, i) => show((value as readonly unknown[])[i], item)).join(', ')})`;
    case 'record':
      return `{${type.fields
        .map(
          (field) =>
            `${field.name}: ${show((value as Readonly<Record<string, unknown>>)[field.name], field.type)}`,
        )
        .join(', ')}}`;
    case 'map':
      return `{${[...(value as ReadonlyMap<unknown, unknown>)]
        .map(([key, item]) => `${show(key, type.key)}: ${show(item, type.value)}`)
        .join(', ')}}`;
    default:
      return String(value);
  }
}

function showItems<T>(items: readonly T[], item: (item: T) => string, separator = ', '): string {
  if (items.length <= HEAD + TAIL) return `[${items.map(item).join(separator)}]`;
  const hidden = items.length - HEAD - TAIL;
  const shown = [
    ...items.slice(0, HEAD).map(item),
    `… ${hidden.toLocaleString('en-US')} more …`,
    ...items.slice(-TAIL).map(item),
  ];
  return `[${shown.join(separator)}]`;
}

function showText(text: string): string {
  const letters = [...text];
  if (letters.length <= 160) return JSON.stringify(text);
  const hidden = letters.length - 120;
  return `${JSON.stringify(letters.slice(0, 100).join(''))} … ${hidden.toLocaleString('en-US')} more … ${JSON.stringify(letters.slice(-20).join(''))}`;
}

/** Arguments by name, one a line: `a = [1, 2]`. */
export function showArgs(args: readonly unknown[], signature: Signature): string {
  return signature.params.map((param, i) => `${param.name} = ${show(args[i], param.type)}`).join('\n');
}

/** An outcome: the result, then the in-out parameters after the call, one a line. */
export function showOutcome(outcome: readonly unknown[], signature: Signature): string {
  const inout = signature.params.filter((param) => param.role === 'inout');
  const lines = inout.map((param, i) => `${param.name} = ${show(outcome[i + 1], param.type)}`);
  if (signature.returns.kind === 'void') return lines.join('\n') || 'nothing';
  return [show(outcome[0], signature.returns), ...lines].join('\n');
}
