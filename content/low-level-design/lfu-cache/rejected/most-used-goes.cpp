// A std::priority_queue gives the largest first, so the key with the most uses goes.
#include <optional>
#include <queue>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>

class CodedError : public std::runtime_error {
public:
    explicit CodedError(const std::string& code) : std::runtime_error(code), code(code) {}

    std::string code;
};

class LfuCache {
public:
    explicit LfuCache(int capacity) {
        if (capacity < 0) throw CodedError("INVALID");
        capacity_ = static_cast<std::size_t>(capacity);
    }

    std::optional<int> put(int k, int v) {
        if (capacity_ == 0) return std::nullopt;
        const auto known = entries_.find(k);
        if (known != entries_.end()) {
            known->second.value = v;
            use(k, known->second);
            return std::nullopt;
        }
        std::optional<int> evicted;
        if (entries_.size() == capacity_) evicted = evict();
        Entry& entry = entries_[k];
        entry.value = v;
        use(k, entry);
        return evicted;
    }

    std::optional<int> get(int k) {
        const auto found = entries_.find(k);
        if (found == entries_.end()) return std::nullopt;
        use(k, found->second);
        return found->second.value;
    }

    int freq(int k) const {
        const auto found = entries_.find(k);
        return found == entries_.end() ? 0 : found->second.freq;
    }

private:
    struct Entry {
        int value = 0;
        int freq = 0;
        long long used = 0;
    };

    void use(int k, Entry& entry) {
        ++entry.freq;
        entry.used = ++uses_;
        order_.push({entry.freq, entry.used, k});
    }

    int evict() {
        for (;;) {
            const auto [freq, used, key] = order_.top();
            order_.pop();
            const auto found = entries_.find(key);
            if (found == entries_.end() || found->second.used != used) continue;
            entries_.erase(found);
            return key;
        }
    }

    std::size_t capacity_ = 0;
    std::unordered_map<int, Entry> entries_;
    std::priority_queue<std::tuple<int, long long, int>> order_;
    long long uses_ = 0;
};
