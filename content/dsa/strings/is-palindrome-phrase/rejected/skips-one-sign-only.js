// Skips one sign with "if" where several can follow each other; the second one is then compared with a letter.
export function isPalindrome(s) {
  const counts = (c) => /[a-z0-9]/i.test(c);
  for (let i = 0, j = s.length - 1; i < j; i += 1, j -= 1) {
    if (!counts(s[i])) i += 1;
    if (!counts(s[j])) j -= 1;
    if (i < j && s[i].toLowerCase() !== s[j].toLowerCase()) return false;
  }
  return true;
}
