// With k larger than n, splice(-k) takes the whole array and puts it back; reduce k to k mod n first.
export function rotate(a, k) {
  a.unshift(...a.splice(-k));
}
