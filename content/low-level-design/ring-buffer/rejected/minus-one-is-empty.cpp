// Takes the value -1 for an empty place, and so a -1 that was pushed for nothing; ask for the size.
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <vector>

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class RingBuffer {
public:
    explicit RingBuffer(int capacity) {
        if (capacity < 1) throw CodedError("INVALID");
        places_.resize(static_cast<std::size_t>(capacity));
    }

    bool push(int v) {
        if (isFull()) return false;
        places_[placeOf(size_)] = v;
        ++size_;
        return true;
    }

    std::optional<int> pop() {
        const std::optional<int> oldest = peek();
        if (oldest) {
            first_ = placeOf(1);
            --size_;
        }
        return oldest;
    }

    std::optional<int> push_over(int v) {
        std::optional<int> dropped;
        if (isFull()) dropped = pop();
        push(v);
        return dropped;
    }

    void clear() {
        first_ = 0;
        size_ = 0;
    }

    std::optional<int> peek() const {
        if (size_ == 0 || places_[first_] == -1) return std::nullopt;
        return places_[first_];
    }

    std::vector<int> to_array() const {
        std::vector<int> values;
        values.reserve(size_);
        for (std::size_t i = 0; i < size_; ++i) values.push_back(places_[placeOf(i)]);
        return values;
    }

    int size() const { return static_cast<int>(size_); }

private:
    bool isFull() const { return size_ == places_.size(); }

    std::size_t placeOf(std::size_t i) const { return (first_ + i) % places_.size(); }

    std::vector<int> places_;
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};
