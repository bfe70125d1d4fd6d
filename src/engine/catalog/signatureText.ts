/** A signature on one line, as an author types it: `rotate(inout a: int[], k: int) -> void`. */
import { parseType, TypeSyntaxError } from '../values/type.ts';
import type { ValueType } from '../values/type.ts';
import type { Param } from './model.ts';

export interface SignatureText {
  readonly name: string;
  readonly params: readonly Pick<Param, 'name' | 'type' | 'role'>[];
  readonly returns: ValueType;
}

const NAME = /^[a-z][a-zA-Z0-9]*$/;

/** @throws SyntaxError that says what is wrong */
export function parseSignature(text: string): SignatureText {
  const found = /^\s*(\S+?)\s*\((.*)\)\s*->\s*(.+?)\s*$/.exec(text);
  if (found === null)
    throw new SyntaxError(
      `Expected a signature like "rotate(inout a: int[], k: int) -> void", got "${text}".`,
    );
  const [, name = '', list = '', returns = ''] = found;
  nameOf(name);
  const params = parts(list).map((part) => {
    const one = /^\s*(?:(inout|unchanged|in)\s+)?(\S+?)\s*:\s*(.+?)\s*$/.exec(part);
    if (one === null) throw new SyntaxError(`Expected a parameter like "a: int[]", got "${part.trim()}".`);
    const [, role = 'in', param = '', type = ''] = one;
    return { name: nameOf(param), type: typeOf(type), role: role as Param['role'] };
  });
  if (params.length === 0) throw new SyntaxError('A function needs at least one parameter.');
  const result = typeOf(returns);
  if (result.kind === 'void' && !params.some(({ role }) => role === 'inout'))
    throw new SyntaxError('Nothing to judge: no result, and no parameter with "inout" before its name.');
  return { name, params, returns: result };
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
function parts(list: string): readonly string[] {
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
  const last = list.slice(from);
  return last.trim() === '' && found.length === 0 ? [] : [...found, last];
}
