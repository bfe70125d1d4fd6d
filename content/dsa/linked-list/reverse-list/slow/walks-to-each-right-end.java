// Changes the values at both ends, and walks from the head to each right end: n²/4 steps and more.
class ListNode {
    int val;
    ListNode next;

    ListNode(int val) {
        this.val = val;
    }
}

final class ReverseList {
    public static ListNode reverse(ListNode head) {
        ListNode end = null;
        for (ListNode left = head; left != end; left = left.next) {
            ListNode right = left;
            while (right.next != end) {
                right = right.next;
            }
            int held = left.val;
            left.val = right.val;
            right.val = held;
            end = right;
            if (left == right) {
                break;
            }
        }
        return head;
    }
}
