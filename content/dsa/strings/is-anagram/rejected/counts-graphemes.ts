// Counts e + accent as one letter, as a reader sees it; a letter here is one code point.
export function isAnagram(a: string, b: string): boolean {
  const segmenter = new Intl.Segmenter();
  const sorted = (text: string): string =>
    [...segmenter.segment(text)]
      .map((part) => part.segment)
      .sort()
      .join('|');
  return sorted(a) === sorted(b);
}
