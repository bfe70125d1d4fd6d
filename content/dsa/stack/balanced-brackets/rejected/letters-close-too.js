// Takes every character that opens nothing for a closing bracket; letters and signs are passed over.
export function balanced(s) {
  const closing = { '(': ')', '[': ']', '{': '}' };
  const due = [];
  for (const c of s) {
    if (c in closing) due.push(closing[c]);
    else if (due.pop() !== c) return false;
  }
  return due.length === 0;
}
