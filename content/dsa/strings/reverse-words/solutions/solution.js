/**
 * The words of `s` in reverse order, one space between them. Runs of spaces and spaces at the ends leave empty parts,
 * which are not words.
 * @param {string} s
 * @returns {string}
 */
export function reverseWords(s) {
  return s
    .split(' ')
    .filter((part) => part !== '')
    .reverse()
    .join(' ');
}
