class ListNode {
  constructor(val = 0, next = null) {
    this.val = val;
    this.next = next;
  }
}

/**
 * The index of the first node of the cycle, or −1. When the two walkers meet, the slow one has gone a multiple of the
 * cycle's length, so from there the entry is as far as from the head.
 * @param {ListNode | null} head
 * @returns {number}
 */
export function entry(head) {
  let slow = head;
  let fast = head;
  while (fast?.next) {
    slow = slow.next;
    fast = fast.next.next;
    if (slow === fast) return stepsToMeet(head, slow);
  }
  return -1;
}

/** After how many steps both stand on the same node. */
function stepsToMeet(a, b) {
  let steps = 0;
  while (a !== b) {
    a = a.next;
    b = b.next;
    steps += 1;
  }
  return steps;
}
