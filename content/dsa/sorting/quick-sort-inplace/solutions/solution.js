/**
 * Sorts in place. Values equal to the pivot are in their place after one pass, and the recursion takes the shorter side
 * only, so that it is never deeper than log2 of the length.
 * @param {number[]} a
 */
export function sort(a) {
  sortRange(a, 0, a.length - 1);
}

function sortRange(a, from, to) {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = a[low + Math.floor(Math.random() * (high - low + 1))];
    // Cells before `less` hold smaller values, those behind `more` larger ones, those from `less` to before i equal ones.
    let less = low;
    let more = high;
    for (let i = low; i <= more; ) {
      const value = a[i];
      if (value < pivot) {
        a[i] = a[less];
        a[less] = value;
        less += 1;
        i += 1;
      } else if (value > pivot) {
        // What comes from the end has not been looked at, so i stays.
        a[i] = a[more];
        a[more] = value;
        more -= 1;
      } else {
        i += 1;
      }
    }
    if (less - low < high - more) {
      sortRange(a, low, less - 1);
      low = more + 1;
    } else {
      sortRange(a, more + 1, high);
      high = less - 1;
    }
  }
}
