/** A method on one line, as an author types it: `allow(n: int) -> bool`, `clear() -> void`. */
import { nameIn, partsIn, typeIn } from '../catalog/headText.ts';
import type { ValueType } from '../values/type.ts';

export interface MethodText {
  readonly name: string;
  readonly params: readonly { readonly name: string; readonly type: ValueType }[];
  readonly returns: ValueType;
}

/** @throws SyntaxError that says what is wrong */
export function parseMethod(text: string): MethodText {
  const found = /^\s*([^\s(]+)\s*\((.*)\)\s*->\s*(.+?)\s*$/.exec(text);
  if (found === null) throw new SyntaxError(`Expected a method like "allow(n: int) -> bool", got "${text}".`);
  const [, name = '', list = '', returns = ''] = found;
  const params = partsIn(list).map((part) => {
    const one = /^\s*([^\s:]+)\s*:\s*(.+?)\s*$/.exec(part);
    if (one === null) throw new SyntaxError(`Expected a parameter like "n: int", got "${part.trim()}".`);
    const [, param = '', type = ''] = one;
    return { name: nameIn(param), type: typeIn(type) };
  });
  const twice = params.find(({ name: one }, i) => params.findIndex((other) => other.name === one) !== i);
  if (twice !== undefined) throw new SyntaxError(`A second parameter "${twice.name}".`);
  const nothing = params.find(({ type }) => type.kind === 'void');
  if (nothing !== undefined) throw new SyntaxError(`The parameter "${nothing.name}" cannot be "void".`);
  return { name: nameIn(name), params, returns: typeIn(returns) };
}

/** A kind of function: `string -> int`. @throws SyntaxError */
export function parseFunctionKind(text: string): { readonly takes: ValueType; readonly gives: ValueType } {
  const found = /^\s*(.+?)\s*->\s*(.+?)\s*$/.exec(text);
  if (found === null) throw new SyntaxError(`Expected a function like "string -> int", got "${text}".`);
  return { takes: typeIn(found[1] ?? ''), gives: typeIn(found[2] ?? '') };
}
