// Every deletion searches from the start and builds the text anew: n²/4 characters for one deep nest.
export function balanced(s) {
  let left = s.replace(/[^()[\]{}]/g, '');
  for (;;) {
    const at = left.search(/\(\)|\[\]|\{\}/);
    if (at === -1) return left === '';
    left = left.slice(0, at) + left.slice(at + 2);
  }
}
