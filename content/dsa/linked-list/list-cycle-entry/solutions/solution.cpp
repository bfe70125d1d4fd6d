struct ListNode {
    int val;
    ListNode* next;
    explicit ListNode(int x = 0, ListNode* n = nullptr) : val(x), next(n) {}
};

// The index of the first node of the cycle, or -1. When the two walkers meet, the slow one has gone a multiple of the
// cycle's length, so from there the entry is as far as from the head.
int entry(ListNode* head) {
    const ListNode* slow = head;
    const ListNode* fast = head;
    while (fast != nullptr && fast->next != nullptr) {
        slow = slow->next;
        fast = fast->next->next;
        if (slow != fast) continue;
        int index = 0;
        for (const ListNode* node = head; node != slow; node = node->next) {
            slow = slow->next;
            ++index;
        }
        return index;
    }
    return -1;
}
