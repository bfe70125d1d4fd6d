function blockers(h: number[]): number[] {
  const stack: number[] = []; // indices
  return h.map((height, i) => {
    while (stack.length > 0 && h[stack.at(-1)!] < height) {
      stack.pop(); // hidden by house i
    }
    const blocker = stack.at(-1) ?? -1;
    stack.push(i);
    return blocker;
  });
}

console.log(blockers([6, 2, 5, 5, 9]), blockers([5, 5]));
console.log(blockers([1, 2, 3]), blockers([3, 2, 1]));
