/** A signature on one line, as an author types it: `rotate(inout a: int[], k: int) -> void`. */
import type { ValueType } from '../values/type.ts';
import { nameIn, partsIn, typeIn } from './headText.ts';
import type { Param } from './model.ts';

export interface SignatureText {
  readonly name: string;
  readonly params: readonly Pick<Param, 'name' | 'type' | 'role'>[];
  readonly returns: ValueType;
}

/** @throws SyntaxError that says what is wrong */
export function parseSignature(text: string): SignatureText {
  const found = /^\s*(\S+?)\s*\((.*)\)\s*->\s*(.+?)\s*$/.exec(text);
  if (found === null)
    throw new SyntaxError(
      `Expected a signature like "rotate(inout a: int[], k: int) -> void", got "${text}".`,
    );
  const [, name = '', list = '', returns = ''] = found;
  nameIn(name);
  const params = partsIn(list).map((part) => {
    const one = /^\s*(?:(inout|unchanged|in)\s+)?(\S+?)\s*:\s*(.+?)\s*$/.exec(part);
    if (one === null) throw new SyntaxError(`Expected a parameter like "a: int[]", got "${part.trim()}".`);
    const [, role = 'in', param = '', type = ''] = one;
    return { name: nameIn(param), type: typeIn(type), role: role as Param['role'] };
  });
  if (params.length === 0) throw new SyntaxError('A function needs at least one parameter.');
  const result = typeIn(returns);
  if (result.kind === 'void' && !params.some(({ role }) => role === 'inout'))
    throw new SyntaxError('Nothing to judge: no result, and no parameter with "inout" before its name.');
  return { name, params, returns: result };
}
