class Main {
    public static void main(String[] args) {
        for (int[] values : new int[][] {{3, 1, 3, 3, 4}, {3}, {1, 3, 3}, {}}) {
            ListNode head = null;
            for (int i = values.length - 1; i >= 0; i--) head = new ListNode(values[i], head);
            StringBuilder line = new StringBuilder("without 3:");
            for (ListNode n = Without.without(head, 3); n != null; n = n.next) line.append(' ').append(n.val);
            System.out.println(line);
        }
    }
}

final class ListNode {
    int val;
    ListNode next;

    ListNode(int val, ListNode next) {
        this.val = val;
        this.next = next;
    }
}

final class Without {
    static ListNode without(ListNode head, int x) {
        ListNode front = new ListNode(0, head);
        ListNode before = front;
        while (before.next != null) {
            if (before.next.val == x) {
                before.next = before.next.next; // before stays
            } else {
                before = before.next;
            }
        }
        return front.next;
    }
}
