// race: Level and time stamp are atomic one by one; two threads add the same time, or take the same token.
#include <algorithm>
#include <atomic>
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
        refill();
        const long long wanted = n * refillMs_;
        if (wanted > level_) return false;
        level_ -= wanted;
        return true;
    }

    int available() {
        refill();
        return static_cast<int>(level_ / refillMs_);
    }

    long long wait_ms(int n) {
        if (n < 0) throw CodedError("INVALID");
        if (n > capacity_) return -1;
        refill();
        return ceilDiv(std::max(0LL, n * refillMs_ - level_), refillTokens_);
    }

private:
    void refill() {
        const long long now = clock_.now_ms();
        const long long elapsed = std::min(now - at_, fillMs_);
        level_ = std::min(full_, level_.load() + elapsed * refillTokens_);
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
    std::atomic<long long> level_{0};
    std::atomic<long long> at_{0};
};
