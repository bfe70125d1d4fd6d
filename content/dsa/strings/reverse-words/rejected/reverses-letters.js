// Turns the whole text round, so the words come in the right order with their letters backwards.
export function reverseWords(s) {
  return [...s.trim().replace(/ +/g, ' ')].reverse().join('');
}
