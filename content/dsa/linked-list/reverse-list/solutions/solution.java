class ListNode {
    int val;
    ListNode next;

    ListNode(int val) {
        this.val = val;
    }
}

final class ReverseList {
    private ReverseList() {}

    /** Turns all links round. {@code done} is the part that is reversed already, {@code head} what is left. */
    public static ListNode reverse(ListNode head) {
        ListNode done = null;
        while (head != null) {
            ListNode rest = head.next;
            head.next = done;
            done = head;
            head = rest;
        }
        return done;
    }
}
