// Strict bounds that are one too wide: "/" stands before "0" and ":" after "9" in ASCII, and both are taken for digits.
export function isPalindrome(s) {
  const counted = [...s.toLowerCase()].filter((c) => (c >= 'a' && c <= 'z') || (c > '.' && c < ';'));
  return counted.join('') === counted.reverse().join('');
}
