// Counts every letter anew at each place of the text: n² comparisons.
export function isAnagram(a, b) {
  const first = [...a];
  const second = [...b];
  const count = (letters, wanted) => letters.filter((letter) => letter === wanted).length;
  return (
    first.length === second.length && first.every((letter) => count(first, letter) === count(second, letter))
  );
}
