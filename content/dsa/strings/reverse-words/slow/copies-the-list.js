// Walks through all the words that are there for each one that it adds, to copy them behind it: n²/8 steps.
export function reverseWords(s) {
  let words = [];
  for (const word of s.split(' ')) {
    if (word !== '') words = [word, ...words];
  }
  return words.join(' ');
}
