// Goes on with the longer side and forgets the shorter one.
export function sort(a) {
  let low = 0;
  let high = a.length - 1;
  while (low < high) {
    const pivot = a[(low + high) >> 1];
    let less = low;
    let more = high;
    for (let i = low; i <= more; ) {
      const value = a[i];
      if (value < pivot) {
        a[i++] = a[less];
        a[less++] = value;
      } else if (value > pivot) {
        a[i] = a[more];
        a[more--] = value;
      } else {
        i += 1;
      }
    }
    if (less - low < high - more) low = more + 1;
    else high = less - 1;
  }
}
