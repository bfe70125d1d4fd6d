class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}

/**
 * Turns all links round. `done` is the part that is reversed already, `rest` what is left.
 * @param {ListNode | null} head
 * @returns {ListNode | null}
 */
export function reverse(head) {
  let done = null;
  let rest = head;
  while (rest !== null) {
    const node = rest;
    rest = node.next;
    node.next = done;
    done = node;
  }
  return done;
}
