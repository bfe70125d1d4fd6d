/** A method on one line, as an author types it: `allow(n: int) -> bool`, `clear() -> void`. */
import { parseType, TypeSyntaxError } from '../values/type.ts';
import type { ValueType } from '../values/type.ts';

export interface MethodText {
  readonly name: string;
  readonly params: readonly { readonly name: string; readonly type: ValueType }[];
  readonly returns: ValueType;
}

const NAME = /^[a-z][a-zA-Z0-9]*$/;

/** @throws SyntaxError that says what is wrong */
export function parseMethod(text: string): MethodText {
  const found = /^\s*([^\s(]+)\s*\((.*)\)\s*->\s*(.+?)\s*$/.exec(text);
  if (found === null) throw new SyntaxError(`Expected a method like "allow(n: int) -> bool", got "${text}".`);
  const [, name = '', list = '', returns = ''] = found;
  const params = partsOf(list).map((part) => {
    const one = /^\s*([^\s:]+)\s*:\s*(.+?)\s*$/.exec(part);
    if (one === null) throw new SyntaxError(`Expected a parameter like "n: int", got "${part.trim()}".`);
    const [, param = '', type = ''] = one;
    return { name: nameOf(param), type: typeOf(type) };
  });
  const twice = params.find(({ name: one }, i) => params.findIndex((other) => other.name === one) !== i);
  if (twice !== undefined) throw new SyntaxError(`A second parameter "${twice.name}".`);
  const nothing = params.find(({ type }) => type.kind === 'void');
  if (nothing !== undefined) throw new SyntaxError(`The parameter "${nothing.name}" cannot be "void".`);
  return { name: nameOf(name), params, returns: typeOf(returns) };
}

/** A kind of function: `string -> int`. @throws SyntaxError */
export function parseFunctionKind(text: string): { readonly takes: ValueType; readonly gives: ValueType } {
  const found = /^\s*(.+?)\s*->\s*(.+?)\s*$/.exec(text);
  if (found === null) throw new SyntaxError(`Expected a function like "string -> int", got "${text}".`);
  return { takes: typeOf(found[1] ?? ''), gives: typeOf(found[2] ?? '') };
}

function nameOf(name: string): string {
  if (!NAME.test(name)) throw new SyntaxError(`"${name}" is not a name in lowerCamelCase.`);
  return name;
}

function typeOf(text: string): ValueType {
  try {
    return parseType(text);
  } catch (error) {
    if (error instanceof TypeSyntaxError) throw new SyntaxError(`${error.message}.`, { cause: error });
    throw error;
  }
}

/** Split at the commas outside of brackets. */
function partsOf(list: string): readonly string[] {
  if (list.trim() === '') return [];
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [i, letter] of [...list].entries()) {
    if ('<[{'.includes(letter)) depth += 1;
    if ('>]}'.includes(letter)) depth -= 1;
    if (letter !== ',' || depth > 0) continue;
    found.push(list.slice(from, i));
    from = i + 1;
  }
  return [...found, list.slice(from)];
}
