// One list and no index: to find a key std::find_if walks from the newest on, through 100,000 nodes for an old one.
#include <algorithm>
#include <list>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

class CodedError : public std::runtime_error {
public:
    explicit CodedError(const std::string& code) : std::runtime_error(code), code(code) {}

    std::string code;
};

class LruCache {
public:
    explicit LruCache(int capacity) : capacity_(capacity) {
        if (capacity < 0) throw CodedError("INVALID");
    }

    std::optional<int> put(int k, int v) {
        const std::lock_guard<std::mutex> lock(mutex_);
        if (capacity_ == 0) return std::nullopt;
        std::optional<int> evicted;
        const auto known = find(k);
        if (known != entries_.end()) {
            entries_.erase(known);
        } else if (static_cast<int>(entries_.size()) == capacity_) {
            evicted = entries_.back().first;
            entries_.pop_back();
        }
        entries_.emplace_front(k, v);
        return evicted;
    }

    std::optional<int> get(int k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const auto found = find(k);
        if (found == entries_.end()) return std::nullopt;
        entries_.splice(entries_.begin(), entries_, found);
        return found->second;
    }

    std::optional<int> peek(int k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const auto found = find(k);
        if (found == entries_.end()) return std::nullopt;
        return found->second;
    }

    bool remove(int k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const auto found = find(k);
        if (found == entries_.end()) return false;
        entries_.erase(found);
        return true;
    }

    std::vector<int> keys() {
        const std::lock_guard<std::mutex> lock(mutex_);
        std::vector<int> keys;
        for (const auto& entry : entries_) keys.push_back(entry.first);
        return keys;
    }

    int size() {
        const std::lock_guard<std::mutex> lock(mutex_);
        return static_cast<int>(entries_.size());
    }

private:
    std::list<std::pair<int, int>>::iterator find(int k) {
        return std::find_if(entries_.begin(), entries_.end(), [k](const auto& entry) { return entry.first == k; });
    }

    int capacity_;
    std::list<std::pair<int, int>> entries_;
    std::mutex mutex_;
};
