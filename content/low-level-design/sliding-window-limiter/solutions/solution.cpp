#include <deque>
#include <mutex>
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

// The calls that count, once by key and once all together, the oldest first in both. The window is the same for all keys,
// so what ends next is at the front of the common queue, and at the front of its key's.
class SlidingWindowLimiter {
public:
    SlidingWindowLimiter(int limit, int window_ms, const Clock& clock) : windowMs_(window_ms), clock_(clock) {
        if (limit < 1 || limit > 100'000 || window_ms < 1 || window_ms > 86'400'000) throw CodedError("INVALID");
        limit_ = static_cast<std::size_t>(limit);
    }

    bool allow(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = forget();
        std::deque<long long>& times = byKey_[key];
        if (times.size() == limit_) return false;
        times.push_back(now);
        all_.push_back({now, key});
        return true;
    }

    int remaining(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        forget();
        const auto found = byKey_.find(key);
        return static_cast<int>(found == byKey_.end() ? limit_ : limit_ - found->second.size());
    }

    // Milliseconds until allow() would be true.
    long long retry_after_ms(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = forget();
        const auto found = byKey_.find(key);
        if (found == byKey_.end() || found->second.size() < limit_) return 0;
        return found->second.front() + windowMs_ - now;
    }

    int tracked_keys() {
        const std::lock_guard<std::mutex> lock(mutex_);
        forget();
        return static_cast<int>(byKey_.size());
    }

private:
    struct Call {
        long long at;
        std::string key;
    };

    // Drops what is over and returns the time. The caller holds the lock, so times come in order.
    long long forget() {
        const long long now = clock_.now_ms();
        while (!all_.empty() && all_.front().at <= now - windowMs_) {
            const auto own = byKey_.find(all_.front().key);
            own->second.pop_front();
            if (own->second.empty()) byKey_.erase(own);
            all_.pop_front();
        }
        return now;
    }

    std::size_t limit_ = 0;
    long long windowMs_;
    const Clock& clock_;
    std::deque<Call> all_;
    std::unordered_map<std::string, std::deque<long long>> byKey_;
    std::mutex mutex_;
};
