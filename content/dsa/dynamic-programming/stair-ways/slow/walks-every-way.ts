// Walks every single way and counts those that end at the top; there are 3,416,454,622,906,707 of them for 75 stairs.
export function ways(n: number): number {
  let count = 0;
  const climb = (left: number): void => {
    if (left === 0) count += 1;
    if (left >= 1) climb(left - 1);
    if (left >= 2) climb(left - 2);
  };
  climb(n);
  return count;
}
