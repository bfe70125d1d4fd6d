#include <utility>

struct ListNode {
    int val;
    ListNode* next;
    explicit ListNode(int x = 0, ListNode* n = nullptr) : val(x), next(n) {}
};

// Turns all links round. done is the part that is reversed already, head what is left.
ListNode* reverse(ListNode* head) {
    ListNode* done = nullptr;
    while (head != nullptr) {
        ListNode* const rest = std::exchange(head->next, done);
        done = std::exchange(head, rest);
    }
    return done;
}
