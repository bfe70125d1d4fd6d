/** The zoo in C++: right programs of each subject. Wrong ones are in `cppWrong.ts`. */
import type { Caught, ZooName } from './zoo.ts';

export interface ThreadsProgram {
  readonly title: string;
  readonly subject: ZooName;
  readonly text: string;
  /** How it is caught, and the lines of the mistake where they are known; absent for a right one. */
  readonly caught?: Caught['what'];
  readonly lines?: readonly number[];
}

const BUCKET_HEAD = `#include <algorithm>
#include <atomic>
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
`;

/**
 * A token bucket.
 * @param enter what `allow` and the looks do first, taking the lock included
 * @param members what it keeps, beside what never changes
 */
export function bucket(enter: string, members: string): string {
  return `${BUCKET_HEAD}
class TokenBucket {
public:
    TokenBucket(int capacity, int refill_tokens, int refill_ms, const Clock& clock)
        : capacity_(capacity), tokens_(refill_tokens), ms_(refill_ms), clock_(clock) {
        if (capacity < 1 || capacity > 1000000 || refill_tokens < 1 || refill_tokens > 1000000) throw CodedError("INVALID");
        if (refill_ms < 1 || refill_ms > 86400000) throw CodedError("INVALID");
        level_ = full();
        at_ = clock_.now_ms();
    }

    bool allow(int n) {
        if (n < 0) throw CodedError("INVALID");
        ${enter}
        if (n * ms_ > level_) return false;
        level_ -= n * ms_;
        return true;
    }

    int available() {
        ${enter}
        return static_cast<int>(level_ / ms_);
    }

    long long wait_ms(int n) {
        if (n < 0) throw CodedError("INVALID");
        if (n > capacity_) return -1;
        ${enter}
        return (std::max(0LL, n * ms_ - level_) + tokens_ - 1) / tokens_;
    }

private:
    long long full() const { return capacity_ * ms_; }

    void refill() {
        const long long now = clock_.now_ms();
        const long long elapsed = std::min(now - at_, full() / tokens_ + 1);
        level_ = std::min(full(), level_ + elapsed * tokens_);
        at_ = now;
    }

    long long capacity_;
    long long tokens_;
    long long ms_;
    const Clock& clock_;
${members}
};
`;
}

export const PLAIN_MEMBERS = `    long long level_ = 0;
    long long at_ = 0;
    std::mutex mutex_;`;

export const RIGHT: readonly ThreadsProgram[] = [
  {
    title: 'an atomic sum',
    subject: 'counter',
    text: `#include <atomic>

class Counter {
public:
    explicit Counter(int start) : total_(start) {}
    int add(int n) { return total_.fetch_add(n) + n; }
    int sum() const { return total_; }

private:
    std::atomic<int> total_;
};
`,
  },
  {
    title: 'a shared lock for looks',
    subject: 'seats',
    text: `#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>

class Seats {
public:
    explicit Seats(int count) {
        for (int seat = 1; seat <= count; ++seat) free_.insert(seat);
    }

    std::optional<int> take() {
        std::unique_lock<std::shared_mutex> lock(mutex_);
        if (free_.empty()) return std::nullopt;
        const int seat = *free_.begin();
        free_.erase(free_.begin());
        return seat;
    }

    int left() const {
        std::shared_lock<std::shared_mutex> lock(mutex_);
        return static_cast<int>(free_.size());
    }

private:
    mutable std::shared_mutex mutex_;
    std::set<int> free_;
};
`,
  },
  {
    title: 'two locks at once',
    subject: 'accounts',
    text: `#include <mutex>

class Accounts {
public:
    Accounts(int first, int second) {
        accounts_[0].amount = first;
        accounts_[1].amount = second;
    }

    bool move(int giver, int amount) {
        Account& from = accounts_[giver];
        Account& to = accounts_[1 - giver];
        std::scoped_lock lock(from.mutex, to.mutex);
        if (from.amount < amount) return false;
        from.amount -= amount;
        to.amount += amount;
        return true;
    }

    int total() {
        std::scoped_lock lock(accounts_[0].mutex, accounts_[1].mutex);
        return accounts_[0].amount + accounts_[1].amount;
    }

private:
    struct Account {
        int amount = 0;
        std::mutex mutex;
    };
    Account accounts_[2];
};
`,
  },
  {
    title: 'locks in one order',
    subject: 'accounts',
    text: `#include <array>
#include <mutex>

class Accounts {
public:
    Accounts(int first, int second) : amounts_{first, second} {}

    bool move(int giver, int amount) {
        std::lock_guard<std::mutex> low(mutexes_[0]);
        std::lock_guard<std::mutex> high(mutexes_[1]);
        if (amounts_[giver] < amount) return false;
        amounts_[giver] -= amount;
        amounts_[1 - giver] += amount;
        return true;
    }

    int total() {
        std::lock_guard<std::mutex> low(mutexes_[0]);
        std::lock_guard<std::mutex> high(mutexes_[1]);
        return amounts_[0] + amounts_[1];
    }

private:
    std::array<int, 2> amounts_;
    std::array<std::mutex, 2> mutexes_;
};
`,
  },
  {
    title: 'two locks in two orders under a third one',
    subject: 'accounts',
    text: `#include <mutex>

class Accounts {
public:
    Accounts(int first, int second) {
        accounts_[0].amount = first;
        accounts_[1].amount = second;
    }

    bool move(int giver, int amount) {
        Account& from = accounts_[giver];
        Account& to = accounts_[1 - giver];
        std::lock_guard<std::mutex> all(mutex_);
        std::lock_guard<std::mutex> outer(from.mutex);
        std::lock_guard<std::mutex> inner(to.mutex);
        if (from.amount < amount) return false;
        from.amount -= amount;
        to.amount += amount;
        return true;
    }

    int total() {
        std::scoped_lock lock(mutex_, accounts_[0].mutex, accounts_[1].mutex);
        return accounts_[0].amount + accounts_[1].amount;
    }

private:
    struct Account {
        int amount = 0;
        std::mutex mutex;
    };
    std::mutex mutex_;
    Account accounts_[2];
};
`,
  },
  {
    title: 'waits with a condition',
    subject: 'gate',
    text: `#include <condition_variable>
#include <mutex>

class Gate {
public:
    int pass() {
        std::unique_lock<std::mutex> lock(mutex_);
        free_.wait(lock, [this] { return !busy_; });
        busy_ = true;
        lock.unlock();
        const int number = ++count_;
        lock.lock();
        busy_ = false;
        free_.notify_all();
        return number;
    }

    int passed() {
        std::unique_lock<std::mutex> lock(mutex_);
        free_.wait(lock, [this] { return !busy_; });
        return count_;
    }

private:
    std::mutex mutex_;
    std::condition_variable free_;
    bool busy_ = false;
    int count_ = 0;
};
`,
  },
  {
    title: 'a lock of relaxed steps between fences',
    subject: 'counter',
    text: `#include <atomic>
#include <thread>

class Counter {
public:
    explicit Counter(int start) : total_(start) {}

    int add(int n) {
        enter();
        const int sum = total_ += n;
        leave();
        return sum;
    }

    int sum() {
        enter();
        const int sum = total_;
        leave();
        return sum;
    }

private:
    void enter() {
        while (taken_.exchange(true, std::memory_order_relaxed)) std::this_thread::yield();
        std::atomic_thread_fence(std::memory_order_acquire);
    }

    void leave() {
        std::atomic_thread_fence(std::memory_order_release);
        taken_.store(false, std::memory_order_relaxed);
    }

    std::atomic<bool> taken_{false};
    int total_;
};
`,
  },
  {
    title: 'one lock around all',
    subject: 'bucket',
    text: bucket('const std::lock_guard<std::mutex> guard(mutex_);\n        refill();', PLAIN_MEMBERS),
  },
];
