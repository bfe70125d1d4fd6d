// XOR leaves the value only when it comes exactly twice; with three copies something else remains.
export function findDuplicate(a) {
  let left = 0;
  a.forEach((value, i) => {
    left ^= value ^ i;
  });
  return left;
}
