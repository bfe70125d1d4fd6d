const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/**
 * Whether every bracket is closed by its own kind, in order. The stack holds the closing brackets that are due, the next
 * one on top.
 */
export function balanced(s: string): boolean {
  const due: string[] = [];
  for (const c of s) {
    const closing = CLOSING.get(c);
    if (closing !== undefined) due.push(closing);
    // pop() of an empty stack is undefined, which equals no bracket.
    else if (')]}'.includes(c) && due.pop() !== c) return false;
  }
  return due.length === 0;
}
