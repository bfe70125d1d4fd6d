const CLOSING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/**
 * Whether every bracket is closed by its own kind, in order. The stack holds the closing brackets that are due, the next
 * one on top.
 * @param {string} s
 * @returns {boolean}
 */
export function balanced(s) {
  const due = [];
  for (const c of s) {
    const closing = CLOSING.get(c);
    if (closing !== undefined) due.push(closing);
    // pop() of an empty stack is undefined, which equals no bracket.
    else if (')]}'.includes(c) && due.pop() !== c) return false;
  }
  return due.length === 0;
}
