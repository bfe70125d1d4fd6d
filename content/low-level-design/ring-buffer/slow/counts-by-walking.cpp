// A linked list that does not know its length: to see if it is full, each push walks from node to node.
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class RingBuffer {
public:
    explicit RingBuffer(int capacity) : capacity_(capacity) {
        if (capacity < 1) throw CodedError("INVALID");
    }

    ~RingBuffer() { clear(); }

    bool push(int v) {
        if (size() == capacity_) return false;
        Node* node = new Node{v, nullptr};
        if (oldest_ == nullptr) {
            oldest_ = node;
        } else {
            newest_->next = node;
        }
        newest_ = node;
        return true;
    }

    std::optional<int> pop() {
        if (oldest_ == nullptr) return std::nullopt;
        const std::unique_ptr<Node> node(oldest_);
        oldest_ = node->next;
        return node->value;
    }

    std::optional<int> push_over(int v) {
        std::optional<int> dropped;
        if (size() == capacity_) dropped = pop();
        push(v);
        return dropped;
    }

    void clear() {
        while (oldest_ != nullptr) pop();
    }

    std::optional<int> peek() const {
        if (oldest_ == nullptr) return std::nullopt;
        return oldest_->value;
    }

    std::vector<int> to_array() const {
        std::vector<int> values;
        for (const Node* node = oldest_; node != nullptr; node = node->next) values.push_back(node->value);
        return values;
    }

    int size() const {
        int count = 0;
        for (const Node* node = oldest_; node != nullptr; node = node->next) ++count;
        return count;
    }

private:
    struct Node {
        int value;
        Node* next;
    };

    int capacity_;
    Node* oldest_ = nullptr;
    Node* newest_ = nullptr;
};
