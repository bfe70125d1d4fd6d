// Cuts each link after it was followed, so that a cycle ends where it was entered; the list has to stay as it was.
class ListNode {
    int val;
    ListNode next;

    ListNode(int val) {
        this.val = val;
    }
}

final class ListCycleEntry {
    public static int entry(ListNode head) {
        ListNode cut = new ListNode(0);
        cut.next = cut;
        ListNode[] nodes = new ListNode[200_001];
        int count = 0;
        ListNode node = head;
        while (node != null && node.next != cut) {
            nodes[count++] = node;
            ListNode next = node.next;
            node.next = cut;
            node = next;
        }
        for (int i = 0; node != null && i < count; i++) {
            if (nodes[i] == node) {
                return i;
            }
        }
        return -1;
    }
}
