interface ListNode {
  val: number;
  next: ListNode | null;
}

function without(head: ListNode | null, x: number): ListNode | null {
  const front: ListNode = { val: 0, next: head };
  let before = front;
  while (before.next !== null) {
    if (before.next.val === x) {
      before.next = before.next.next; // before stays
    } else {
      before = before.next;
    }
  }
  return front.next;
}

function listOf(values: number[]): ListNode | null {
  return values.reduceRight<ListNode | null>((next, val) => ({ val, next }), null);
}

function valuesOf(node: ListNode | null): number[] {
  return node === null ? [] : [node.val, ...valuesOf(node.next)];
}

for (const values of [[3, 1, 3, 3, 4], [3], [1, 3, 3], []]) {
  console.log(values, 'without 3:', valuesOf(without(listOf(values), 3)));
}
