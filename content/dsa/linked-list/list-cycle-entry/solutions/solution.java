class ListNode {
    int val;
    ListNode next;

    ListNode(int val) {
        this.val = val;
    }
}

final class ListCycleEntry {
    private ListCycleEntry() {}

    /**
     * The index of the first node of the cycle, or -1. When the two walkers meet, the slow one has gone a multiple of the
     * cycle's length, so from there the entry is as far as from the head.
     */
    public static int entry(ListNode head) {
        ListNode slow = head;
        ListNode fast = head;
        while (fast != null && fast.next != null) {
            slow = slow.next;
            fast = fast.next.next;
            if (slow == fast) {
                int index = 0;
                for (ListNode node = head; node != slow; node = node.next) {
                    slow = slow.next;
                    index++;
                }
                return index;
            }
        }
        return -1;
    }
}
