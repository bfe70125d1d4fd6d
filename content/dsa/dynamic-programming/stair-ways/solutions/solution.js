/**
 * The ways up n stairs in steps of one or two: those that end with a step of one, and those that end with a step of two.
 * @param {number} n
 * @returns {number}
 */
export function ways(n) {
  let [now, before] = [1, 0];
  for (let i = 0; i < n; i += 1) [now, before] = [now + before, now];
  return now;
}
