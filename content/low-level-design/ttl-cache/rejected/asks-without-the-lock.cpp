// race: ttl() and size() take no lock, since they "only ask"; they drop what has expired, and others write meanwhile.
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

    bool touch(const std::string& k, int ttl_ms) {
        if (ttl_ms < 1) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = dropExpired();
        const auto found = index_.find(k);
        if (found == index_.end()) return false;
        setExpiry(*found->second, now + ttl_ms);
        return true;
    }

    long long ttl(const std::string& k) {
        const long long now = dropExpired();
        const auto found = index_.find(k);
        return found == index_.end() ? -1 : found->second->expiry - now;
    }

    int size() {
        dropExpired();
        return static_cast<int>(index_.size());
    }

private:
    struct Entry {
        std::string key;
        int value;
        long long expiry;  // the first instant at which the entry is gone
    };

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
