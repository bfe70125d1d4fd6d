// Counts the calls of all keys together, so a busy key shuts out the others.
#include <deque>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>

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
    SlidingWindowLimiter(int limit, int window_ms, const Clock& clock) : windowMs_(window_ms), clock_(clock) {
        if (limit < 1 || limit > 100'000 || window_ms < 1 || window_ms > 86'400'000) throw CodedError("INVALID");
        limit_ = static_cast<std::size_t>(limit);
    }

    bool allow(const std::string& key) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = forget();
        if (all_.size() == limit_) return false;
        all_.push_back({now, key});
        return true;
    }

    int remaining(const std::string&) {
        const std::lock_guard<std::mutex> lock(mutex_);
        forget();
        return static_cast<int>(limit_ - all_.size());
    }

    long long retry_after_ms(const std::string&) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const long long now = forget();
        return all_.size() < limit_ ? 0 : all_.front().at + windowMs_ - now;
    }

    int tracked_keys() {
        const std::lock_guard<std::mutex> lock(mutex_);
        forget();
        std::set<std::string> keys;
        for (const Call& call : all_) keys.insert(call.key);
        return static_cast<int>(keys.size());
    }

private:
    struct Call {
        long long at;
        std::string key;
    };

    long long forget() {
        const long long now = clock_.now_ms();
        while (!all_.empty() && all_.front().at <= now - windowMs_) all_.pop_front();
        return now;
    }

    std::size_t limit_ = 0;
    long long windowMs_;
    const Clock& clock_;
    std::deque<Call> all_;
    std::mutex mutex_;
};
