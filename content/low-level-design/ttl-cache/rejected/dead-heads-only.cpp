// Drops the expired among those used longest ago and stops at the first live one; a dead one may have been used last.
#include <list>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>

class Clock {
public:
    virtual ~Clock() = default;
    virtual long long now_ms() const = 0;
};

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class TtlCache {
public:
    TtlCache(int capacity, int ttl_ms, const Clock& clock) : ttlMs_(ttl_ms), clock_(clock) {
        if (capacity < 1 || ttl_ms < 1) throw CodedError("INVALID");
        capacity_ = static_cast<std::size_t>(capacity);
    }

    std::optional<std::string> put(const std::string& k, int v, const std::optional<int>& ttl_ms) {
        const int life = ttl_ms.value_or(ttlMs_);
        if (life < 1) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        const auto known = find(k, now);
        if (known != index_.end()) {
            forget(known);
        }
        std::optional<std::string> evicted;
        if (index_.size() == capacity_) {
            evicted = uses_.back().key;
            forget(index_.find(*evicted));
        }
        uses_.push_front({k, v, now + life});
        index_[k] = uses_.begin();
        return evicted;
    }

    std::optional<int> get(const std::string& k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const auto found = find(k, dropExpired());
        if (found == index_.end()) return std::nullopt;
        uses_.splice(uses_.begin(), uses_, found->second);
        return found->second->value;
    }

    bool touch(const std::string& k, int ttl_ms) {
        if (ttl_ms < 1) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        const auto found = find(k, now);
        if (found == index_.end()) return false;
        found->second->expiry = now + ttl_ms;
        return true;
    }

    long long ttl(const std::string& k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        const auto found = find(k, now);
        return found == index_.end() ? -1 : found->second->expiry - now;
    }

    int size() {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        int live = 0;
        for (const Entry& entry : uses_) live += entry.expiry > now ? 1 : 0;
        return live;
    }

private:
    struct Entry {
        std::string key;
        int value;
        long long expiry;
    };

    using Index = std::unordered_map<std::string, std::list<Entry>::iterator>;

    long long dropExpired() {
        const long long now = clock_.now_ms();
        while (!uses_.empty() && uses_.back().expiry <= now) forget(index_.find(uses_.back().key));
        return now;
    }

    Index::iterator find(const std::string& k, long long now) {
        const auto found = index_.find(k);
        if (found != index_.end() && found->second->expiry <= now) {
            forget(found);
            return index_.end();
        }
        return found;
    }

    void forget(Index::iterator entry) {
        uses_.erase(entry->second);
        index_.erase(entry);
    }

    std::size_t capacity_ = 0;
    int ttlMs_;
    const Clock& clock_;
    std::list<Entry> uses_;
    Index index_;
    std::mutex mutex_;
};
