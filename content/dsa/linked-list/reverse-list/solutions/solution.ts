class ListNode {
  val: number;
  next: ListNode | null;
  constructor(val = 0, next: ListNode | null = null) {
    this.val = val;
    this.next = next;
  }
}

/** Turns all links round. `done` is the part that is reversed already, `rest` what is left. */
export function reverse(head: ListNode | null): ListNode | null {
  let done: ListNode | null = null;
  let rest = head;
  while (rest !== null) {
    const node: ListNode = rest;
    rest = node.next;
    node.next = done;
    done = node;
  }
  return done;
}
