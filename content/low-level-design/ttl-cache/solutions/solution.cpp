#include <list>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

class Clock {
public:
    virtual ~Clock() = default;
    virtual long long now_ms() const = 0;
};

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Each entry is in three structures: in the index by its key, in a list by its last use (the front was used last), in a set
// by its expiry. Every call first drops what has expired, so that the rest of it sees live entries only.
class TtlCache {
public:
    TtlCache(int capacity, int ttl_ms, const Clock& clock) : ttlMs_(ttl_ms), clock_(clock) {
        if (capacity < 1 || ttl_ms < 1) throw CodedError("INVALID");
        capacity_ = static_cast<std::size_t>(capacity);
    }

    // The key that had to go, if any. Without ttl_ms the entry lives as long as the cache says.
    std::optional<std::string> put(const std::string& k, int v, const std::optional<int>& ttl_ms) {
        const int life = ttl_ms.value_or(ttlMs_);
        if (life < 1) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long expiry = dropExpired() + life;
        const auto known = index_.find(k);
        if (known != index_.end()) {
            known->second->value = v;
            makeNewest(known->second);
            setExpiry(*known->second, expiry);
            return std::nullopt;
        }
        std::optional<std::string> evicted;
        if (index_.size() == capacity_) {
            evicted = uses_.back().key;
            forget(*evicted);
        }
        uses_.push_front({k, v, expiry});
        index_.emplace(k, uses_.begin());
        expiries_.emplace(expiry, k);
        return evicted;
    }

    std::optional<int> get(const std::string& k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        dropExpired();
        const auto found = index_.find(k);
        if (found == index_.end()) return std::nullopt;
        makeNewest(found->second);
        return found->second->value;
    }

    // A new expiry; the order of use stays.
    bool touch(const std::string& k, int ttl_ms) {
        if (ttl_ms < 1) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        const auto found = index_.find(k);
        if (found == index_.end()) return false;
        setExpiry(*found->second, now + ttl_ms);
        return true;
    }

    // Milliseconds that are left to an entry, or -1.
    long long ttl(const std::string& k) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        const auto found = index_.find(k);
        return found == index_.end() ? -1 : found->second->expiry - now;
    }

    int size() {
        const std::lock_guard<std::mutex> lock(mutex_);
        dropExpired();
        return static_cast<int>(index_.size());
    }

private:
    struct Entry {
        std::string key;
        int value;
        long long expiry;  // the first instant at which the entry is gone
    };

    // Gives the time, so that the call goes on with the same one. The caller holds the lock.
    long long dropExpired() {
        const long long now = clock_.now_ms();
        while (!expiries_.empty() && expiries_.begin()->first <= now) {
            const std::string key = expiries_.begin()->second;
            forget(key);
        }
        return now;
    }

    void forget(const std::string& key) {
        const auto found = index_.find(key);
        expiries_.erase({found->second->expiry, key});
        uses_.erase(found->second);
        index_.erase(found);
    }

    void setExpiry(Entry& entry, long long expiry) {
        expiries_.erase({entry.expiry, entry.key});
        entry.expiry = expiry;
        expiries_.emplace(expiry, entry.key);
    }

    void makeNewest(std::list<Entry>::iterator entry) { uses_.splice(uses_.begin(), uses_, entry); }

    std::size_t capacity_ = 0;
    int ttlMs_;
    const Clock& clock_;
    std::list<Entry> uses_;
    std::unordered_map<std::string, std::list<Entry>::iterator> index_;
    std::set<std::pair<long long, std::string>> expiries_;
    std::mutex mutex_;
};
