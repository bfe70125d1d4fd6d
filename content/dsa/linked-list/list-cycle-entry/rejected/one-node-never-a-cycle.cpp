// Takes a list of one node for one that ends; its node may link to itself.
#include <unordered_map>

struct ListNode {
    int val;
    ListNode* next;
    explicit ListNode(int x = 0, ListNode* n = nullptr) : val(x), next(n) {}
};

int entry(ListNode* head) {
    if (head == nullptr || head->next == nullptr || head->next == head) return -1;
    std::unordered_map<const ListNode*, int> indexOf;
    int index = 0;
    for (const ListNode* node = head; node != nullptr; node = node->next) {
        const auto [place, isNew] = indexOf.emplace(node, index++);
        if (!isNew) return place->second;
    }
    return -1;
}
