// Subtracts one place from the other: where the newest value stands in front of the oldest, that is negative.
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
        if (full_) return false;
        places_[next_] = v;
        next_ = after(next_);
        full_ = next_ == first_;
        return true;
    }

    std::optional<int> pop() {
        const std::optional<int> oldest = peek();
        if (oldest) {
            first_ = after(first_);
            full_ = false;
        }
        return oldest;
    }

    std::optional<int> push_over(int v) {
        std::optional<int> dropped;
        if (full_) dropped = pop();
        push(v);
        return dropped;
    }

    void clear() {
        first_ = 0;
        next_ = 0;
        full_ = false;
    }

    std::optional<int> peek() const {
        if (first_ == next_ && !full_) return std::nullopt;
        return places_[first_];
    }

    std::vector<int> to_array() const {
        std::vector<int> values;
        if (first_ == next_ && !full_) return values;
        std::size_t at = first_;
        do {
            values.push_back(places_[at]);
            at = after(at);
        } while (at != next_);
        return values;
    }

    int size() const {
        if (full_) return static_cast<int>(places_.size());
        return static_cast<int>(next_) - static_cast<int>(first_);
    }

private:
    std::size_t after(std::size_t place) const { return (place + 1) % places_.size(); }

    std::vector<int> places_;
    std::size_t first_ = 0;
    std::size_t next_ = 0;
    bool full_ = false;
};
