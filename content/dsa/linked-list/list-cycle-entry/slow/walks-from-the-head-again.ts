// Walks from the head again for each node to see whether it comes earlier: n²/2 steps.
class ListNode {
  val: number;
  next: ListNode | null;
  constructor(val = 0, next: ListNode | null = null) {
    this.val = val;
    this.next = next;
  }
}

export function entry(head: ListNode | null): number {
  let count = 0;
  for (let node = head; node !== null; node = node.next) {
    let before = head;
    for (let index = 0; index < count; index += 1) {
      if (before === node) return index;
      before = before!.next;
    }
    count += 1;
  }
  return -1;
}
