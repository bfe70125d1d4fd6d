// Counts to node n - 1 - i from the head for each i: n²/2 steps.
class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}

export function reverse(head) {
  let length = 0;
  for (let node = head; node !== null; node = node.next) length += 1;
  const result = new ListNode();
  let tail = result;
  for (let i = length - 1; i >= 0; i -= 1) {
    let node = head;
    for (let step = 0; step < i; step += 1) node = node.next;
    tail.next = new ListNode(node.val);
    tail = tail.next;
  }
  return result.next;
}
