/**
 * Whether the letters and digits of `s` read the same in both directions, case ignored. What counts before i has matched
 * what counts after j.
 */
export function isPalindrome(s: string): boolean {
  let i = 0;
  let j = s.length - 1;
  while (i < j) {
    const a = folded(s.charCodeAt(i));
    const b = folded(s.charCodeAt(j));
    if (a === null) i += 1;
    else if (b === null) j -= 1;
    else if (a !== b) return false;
    else {
      i += 1;
      j -= 1;
    }
  }
  return true;
}

/** The code of a letter in lower case or of a digit; null for what does not count. */
function folded(code: number): number | null {
  if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return code;
  return code >= 65 && code <= 90 ? code + 32 : null;
}
