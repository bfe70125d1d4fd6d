/** The words of heads that authors type on one line: names, types, and lists of parameters. */
import { parseType, TypeSyntaxError } from '../values/type.ts';
import type { ValueType } from '../values/type.ts';

const NAME = /^[a-z][a-zA-Z0-9]*$/;

/** @throws SyntaxError for what is no name in lowerCamelCase */
export function nameIn(name: string): string {
  if (!NAME.test(name)) throw new SyntaxError(`"${name}" is not a name in lowerCamelCase.`);
  return name;
}

/** @throws SyntaxError for what is no type */
export function typeIn(text: string): ValueType {
  try {
    return parseType(text);
  } catch (error) {
    if (error instanceof TypeSyntaxError) throw new SyntaxError(`${error.message}.`, { cause: error });
    throw error;
  }
}

/** Split at the commas outside of brackets; nothing for a list of white space. */
export function partsIn(list: string): readonly string[] {
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
