// Each step walks through the whole array to move it by one cell, k mod n times: n·k moves.
export function rotate(a, k) {
  for (let left = k % a.length; left > 0; left -= 1) {
    let carried = a[a.length - 1];
    for (let i = 0; i < a.length; i += 1) {
      const held = a[i];
      a[i] = carried;
      carried = held;
    }
  }
}
