/**
 * The words of `s` in reverse order, one space between them. Runs of spaces and spaces at the ends leave empty parts,
 * which are not words.
 */
export function reverseWords(s: string): string {
  return s
    .split(' ')
    .filter((part) => part !== '')
    .reverse()
    .join(' ');
}
