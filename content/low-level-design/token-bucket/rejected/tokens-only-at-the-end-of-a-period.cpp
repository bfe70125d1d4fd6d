// Adds all tokens of a period at its end; they come evenly, the first of two in 1,000 ms after 500.
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

    long long wait_ms(int n) {
        if (n < 0) throw CodedError("INVALID");
        if (n > capacity_) return -1;
        const std::lock_guard<std::mutex> lock(mutex_);
        refill();
        return ceilDiv(std::max(0LL, n * refillMs_ - level_), refillTokens_);
    }

private:
    void refill() {
        const long long now = clock_.now_ms();
        const long long periods = (now - at_) / refillMs_;
        level_ = std::min(full_, level_ + std::min(periods, capacity_) * refillTokens_ * refillMs_);
        at_ += periods * refillMs_;
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
