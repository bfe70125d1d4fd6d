// Orders keys by frequency and then by the key itself; of equals the one used longest ago has to go.
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

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
            known->second.first = v;
            use(k, known->second.second);
            return std::nullopt;
        }
        std::optional<int> evicted;
        if (entries_.size() == capacity_) {
            evicted = order_.begin()->second;
            order_.erase(order_.begin());
            entries_.erase(*evicted);
        }
        entries_[k] = {v, 1};
        order_.insert({1, k});
        return evicted;
    }

    std::optional<int> get(int k) {
        const auto found = entries_.find(k);
        if (found == entries_.end()) return std::nullopt;
        use(k, found->second.second);
        return found->second.first;
    }

    int freq(int k) const {
        const auto found = entries_.find(k);
        return found == entries_.end() ? 0 : found->second.second;
    }

private:
    void use(int k, int& freq) {
        order_.erase({freq, k});
        order_.insert({++freq, k});
    }

    std::size_t capacity_ = 0;
    std::unordered_map<int, std::pair<int, int>> entries_;
    std::set<std::pair<int, int>> order_;
};
