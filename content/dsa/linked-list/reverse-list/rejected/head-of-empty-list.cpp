// crash: Follows the link of the head without asking whether there is one; the list may be empty.
struct ListNode {
    int val;
    ListNode* next;
    explicit ListNode(int x = 0, ListNode* n = nullptr) : val(x), next(n) {}
};

ListNode* reverse(ListNode* head) {
    ListNode* node = head->next;
    head->next = nullptr;
    while (node != nullptr) {
        ListNode* const rest = node->next;
        node->next = head;
        head = node;
        node = rest;
    }
    return head;
}
