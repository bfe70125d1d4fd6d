// Treats < and > as brackets; they are characters like any other here.
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

export function balanced(s: string): boolean {
  const due: string[] = [];
  for (const c of s) {
    const closing = CLOSING[c];
    if (closing !== undefined) due.push(closing);
    else if (')]}>'.includes(c) && due.pop() !== c) return false;
  }
  return due.length === 0;
}
