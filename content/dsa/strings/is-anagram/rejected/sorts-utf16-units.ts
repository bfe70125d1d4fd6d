// split('') cuts 🔥 into two halves, and halves of different letters can be paired anew; spread the text.
export function isAnagram(a: string, b: string): boolean {
  const sorted = (text: string): string => text.split('').sort().join('');
  return sorted(a) === sorted(b);
}
