// Walks back to the start of the window for each request: n²/2 steps when all of them fit one window.
export function recent(t: readonly number[], w: number): number[] {
  return t.map((now, i) => {
    let j = i;
    while (j >= 0 && t[j]! >= now - w) j -= 1;
    return i - j;
  });
}
