// Compares totals at the end only, so )( passes: a bracket is closed before it is opened.
export function balanced(s) {
  const count = (letter) => s.split(letter).length - 1;
  return count('(') === count(')') && count('[') === count(']') && count('{') === count('}');
}
