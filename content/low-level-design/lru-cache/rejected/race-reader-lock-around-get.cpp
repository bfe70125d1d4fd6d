// race: get() moves the node under a shared lock: two readers change the links at the same time.
#include <list>
#include <mutex>
#include <shared_mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

class CodedError : public std::runtime_error {
public:
    explicit CodedError(const std::string& code) : std::runtime_error(code), code(code) {}

    std::string code;
};

class LruCache {
public:
    explicit LruCache(int capacity) {
        if (capacity < 0) throw CodedError("INVALID");
        capacity_ = static_cast<std::size_t>(capacity);
    }

    std::optional<int> put(int k, int v) {
        const std::unique_lock<std::shared_mutex> lock(mutex_);
        if (capacity_ == 0) return std::nullopt;
        const auto known = index_.find(k);
        if (known != index_.end()) {
            known->second->value = v;
            makeNewest(known->second);
            return std::nullopt;
        }
        std::optional<int> evicted;
        if (order_.size() == capacity_) {
            evicted = order_.back().key;
            index_.erase(*evicted);
            order_.pop_back();
        }
        order_.push_front({k, v});
        index_[k] = order_.begin();
        return evicted;
    }

    std::optional<int> get(int k) {
        const std::shared_lock<std::shared_mutex> lock(mutex_);
        const auto found = index_.find(k);
        if (found == index_.end()) return std::nullopt;
        makeNewest(found->second);
        return found->second->value;
    }

    std::optional<int> peek(int k) const {
        const std::shared_lock<std::shared_mutex> lock(mutex_);
        const auto found = index_.find(k);
        if (found == index_.end()) return std::nullopt;
        return found->second->value;
    }

    bool remove(int k) {
        const std::unique_lock<std::shared_mutex> lock(mutex_);
        const auto found = index_.find(k);
        if (found == index_.end()) return false;
        order_.erase(found->second);
        index_.erase(found);
        return true;
    }

    std::vector<int> keys() const {
        const std::shared_lock<std::shared_mutex> lock(mutex_);
        std::vector<int> keys;
        keys.reserve(order_.size());
        for (const Entry& entry : order_) keys.push_back(entry.key);
        return keys;
    }

    int size() const {
        const std::shared_lock<std::shared_mutex> lock(mutex_);
        return static_cast<int>(order_.size());
    }

private:
    struct Entry {
        int key;
        int value;
    };

    void makeNewest(std::list<Entry>::iterator entry) { order_.splice(order_.begin(), order_, entry); }

    std::size_t capacity_ = 0;
    std::list<Entry> order_;
    std::unordered_map<int, std::list<Entry>::iterator> index_;
    mutable std::shared_mutex mutex_;
};
