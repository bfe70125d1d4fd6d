/**
 * Places at which a goroutine may be made to stop for another one: before the statements of a solution. A program that lets
 * go of a lock between two steps is hardly ever caught at it while all that lies between them is an instruction or two.
 */

/** What stands at such a place. Declared by the glue of a build for goroutines. */
const YIELD = 'kode__yield(); ';

export const YIELD_DECLARATION = 'func kode__yield() { kode__h.Yield() }\n';

const BEGINS = /^(?:(if|return|defer|go)|(for|switch|select))\b/;
const ASSIGNS = /^(?!case\b)[\w.*,[\] \t]+?(?::=|(?:[-+*/%&|^]|<<|>>|&\^)?=(?!=)|\+\+|--)/;
const CALLS = /^\w+(?:\.\w+)+\(/;

/**
 * The text with a call before each statement that begins a line, every line where it was. Without a parser: where a line may
 * be anything but the beginning of a statement in a block, it stays as it is.
 *
 * @param masked the text with comments and texts blanked out
 */
export function withYields(text: string, masked: string): string {
  const blocks: boolean[] = [];
  let out = '';
  let copied = 0;
  let last = '';
  for (const match of masked.matchAll(/[^\n]*(?:\n|$)/g)) {
    const line = match[0];
    const start = line.search(/\S/);
    if (start < 0) continue;
    const statement = line.slice(start).trimEnd();
    if (blocks.at(-1) === true && mayStart(statement, last)) {
      const at = match.index + start;
      out += text.slice(copied, at) + YIELD;
      copied = at;
    }
    follow(line, blocks);
    last = statement;
  }
  return out + text.slice(copied);
}

/** @param before the line before it with anything on it */
function mayStart(statement: string, before: string): boolean {
  // There Go ends a statement at the end of a line, or a block or a case begins. After a semicolon goes the head of a loop.
  if (!/(?:[\w)\]}{:]|\+\+|--)$/.test(before) || /\belse$/.test(before)) return false;
  const begins = BEGINS.exec(statement);
  // A label belongs to the loop behind it.
  if (begins !== null) return begins[2] === undefined || !before.endsWith(':');
  return ASSIGNS.test(statement) || CALLS.test(statement);
}

/** Opens and closes brackets: true for those of blocks, which gofmt sets apart from what is before them. */
function follow(line: string, blocks: boolean[]): void {
  for (const { 0: bracket, index } of line.matchAll(/[[\](){}]/g)) {
    if (!'[({'.includes(bracket)) blocks.pop();
    else blocks.push(bracket === '{' && opensBlock(line.slice(0, index)));
  }
}

/** Neither a type, nor a value: those follow their type, a comma or a colon. */
function opensBlock(before: string): boolean {
  return /[^\s,:][ \t]$/.test(before) && !/\b(?:struct|interface)\s*$/.test(before);
}
