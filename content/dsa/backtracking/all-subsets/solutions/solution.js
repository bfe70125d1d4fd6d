/**
 * All different subsets of the values in a. In the sorted values equal ones are neighbours, and of those only the first one
 * that a level may choose is tried.
 * @param {readonly number[]} a
 * @returns {number[][]}
 */
export function subsets(a) {
  const values = [...a].sort((x, y) => x - y);
  const found = [];
  const chosen = [];

  function extend(from) {
    found.push([...chosen]);
    for (let i = from; i < values.length; i += 1) {
      if (i > from && values[i] === values[i - 1]) continue;
      chosen.push(values[i]);
      extend(i + 1);
      chosen.pop();
    }
  }

  extend(0);
  return found;
}
