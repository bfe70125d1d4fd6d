// split(' ') gives an empty part for every space too many, and join brings those spaces back.
export function reverseWords(s: string): string {
  return s.split(' ').reverse().join(' ');
}
