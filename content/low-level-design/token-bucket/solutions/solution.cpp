#include <algorithm>
#include <mutex>
#include <stdexcept>

class Clock {
public:
    virtual ~Clock() = default;
    virtual long long now_ms() const = 0;
};

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Counts in units of 1/refill_ms token, so that all amounts are whole numbers: a millisecond adds refill_tokens units, and
// a token is refill_ms of them.
class TokenBucket {
public:
    TokenBucket(int capacity, int refill_tokens, int refill_ms, const Clock& clock)
        : capacity_(capacity), refillTokens_(refill_tokens), refillMs_(refill_ms), clock_(clock) {
        if (!isWithin(capacity, 1'000'000) || !isWithin(refill_tokens, 1'000'000) || !isWithin(refill_ms, 86'400'000)) {
            throw CodedError("INVALID");
        }
        full_ = capacity_ * refillMs_;
        fillMs_ = ceilDiv(full_, refillTokens_);
        level_ = full_;
        at_ = clock_.now_ms();
    }

    // Takes n tokens if they are there, else nothing.
    bool allow(int n) {
        if (n < 0) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        refill();
        const long long wanted = n * refillMs_;
        if (wanted > level_) return false;
        level_ -= wanted;
        return true;
    }

    int available() {
        const std::lock_guard<std::mutex> lock(mutex_);
        refill();
        return static_cast<int>(level_ / refillMs_);
    }

    // Milliseconds until n tokens are there, or -1 where they never will be.
    long long wait_ms(int n) {
        if (n < 0) throw CodedError("INVALID");
        if (n > capacity_) return -1;
        const std::lock_guard<std::mutex> lock(mutex_);
        refill();
        return ceilDiv(std::max(0LL, n * refillMs_ - level_), refillTokens_);
    }

private:
    // Brings the level up to date. The caller holds the lock. A long rest is cut off before it is multiplied.
    void refill() {
        const long long now = clock_.now_ms();
        const long long elapsed = std::min(now - at_, fillMs_);
        level_ = std::min(full_, level_ + elapsed * refillTokens_);
        at_ = now;
    }

    static bool isWithin(int value, int most) { return value >= 1 && value <= most; }

    static long long ceilDiv(long long a, long long b) { return (a + b - 1) / b; }

    long long capacity_;
    long long refillTokens_;
    long long refillMs_;
    const Clock& clock_;
    long long full_ = 0;
    long long fillMs_ = 0;
    long long level_ = 0;
    long long at_ = 0;
    std::mutex mutex_;
};
