// Turns the link round before it remembers where it led; the rest of the list is lost after one node.
class ListNode {
  val: number;
  next: ListNode | null;
  constructor(val = 0, next: ListNode | null = null) {
    this.val = val;
    this.next = next;
  }
}

export function reverse(head: ListNode | null): ListNode | null {
  let done: ListNode | null = null;
  let node = head;
  while (node !== null) {
    const here: ListNode = node;
    here.next = done;
    done = here;
    node = here.next;
  }
  return done;
}
