/** The zoo in C++: wrong programs, each with the mistake that it is there for. */
import type { ThreadsProgram } from './cppPrograms.ts';
import { bucket, PLAIN_MEMBERS } from './cppPrograms.ts';

export const WRONG: readonly ThreadsProgram[] = [
  {
    title: 'lost update, no lock',
    subject: 'counter',
    caught: 'race',
    lines: [5, 6, 8],
    text: `class Counter {
public:
    explicit Counter(int start) : total_(start) {}
    int add(int n) {
        total_ += n;
        return total_;
    }
    int sum() const { return total_; }

private:
    int total_;
};
`,
  },
  {
    title: 'lost update between two atomic steps',
    subject: 'counter',
    caught: 'illegal',
    text: `#include <atomic>

class Counter {
public:
    explicit Counter(int start) : total_(start) {}
    int add(int n) {
        const int before = total_;
        total_ = before + n;
        return before + n;
    }
    int sum() const { return total_; }

private:
    std::atomic<int> total_;
};
`,
  },
  {
    title: 'lost update between two locks',
    subject: 'counter',
    caught: 'illegal',
    text: `#include <mutex>

class Counter {
public:
    explicit Counter(int start) : total_(start) {}
    int add(int n) {
        const int before = sum();
        std::lock_guard<std::mutex> lock(mutex_);
        total_ = before + n;
        return total_;
    }
    int sum() {
        std::lock_guard<std::mutex> lock(mutex_);
        return total_;
    }

private:
    std::mutex mutex_;
    int total_;
};
`,
  },
  {
    title: 'a look without the lock',
    subject: 'counter',
    caught: 'race',
    lines: [8, 9, 11],
    text: `#include <mutex>

class Counter {
public:
    explicit Counter(int start) : total_(start) {}
    int add(int n) {
        std::lock_guard<std::mutex> lock(mutex_);
        total_ += n;
        return total_;
    }
    int sum() { return total_; }

private:
    std::mutex mutex_;
    int total_;
};
`,
  },
  {
    title: 'check, then act',
    subject: 'seats',
    caught: 'illegal',
    text: `#include <mutex>
#include <optional>

class Seats {
public:
    explicit Seats(int count) : left_(count), count_(count) {}

    std::optional<int> take() {
        if (left() == 0) return std::nullopt;
        std::lock_guard<std::mutex> lock(mutex_);
        left_ -= 1;
        return count_ - left_;
    }

    int left() {
        std::lock_guard<std::mutex> lock(mutex_);
        return left_;
    }

private:
    std::mutex mutex_;
    int left_;
    int count_;
};
`,
  },
  {
    title: 'check, then act, of an atomic',
    subject: 'seats',
    caught: 'illegal',
    text: `#include <atomic>
#include <optional>

class Seats {
public:
    explicit Seats(int count) : count_(count) {}

    std::optional<int> take() {
        if (taken_ == count_) return std::nullopt;
        return ++taken_;
    }

    int left() { return count_ - taken_; }

private:
    std::atomic<int> taken_{0};
    int count_;
};
`,
  },
  {
    title: 'two locks in two orders',
    subject: 'accounts',
    caught: 'deadlock',
    lines: [13, 14],
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
        std::lock_guard<std::mutex> outer(from.mutex);
        std::lock_guard<std::mutex> inner(to.mutex);
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
    title: 'a missed signal',
    subject: 'gate',
    caught: 'deadlock',
    lines: [31],
    text: `#include <condition_variable>
#include <mutex>

class Gate {
public:
    int pass() {
        enter();
        std::unique_lock<std::mutex> lock(mutex_);
        const int number = ++count_;
        busy_ = false;
        free_.notify_all();
        return number;
    }

    int passed() {
        std::unique_lock<std::mutex> lock(mutex_);
        return count_;
    }

private:
    bool try_enter() {
        std::unique_lock<std::mutex> lock(mutex_);
        if (busy_) return false;
        busy_ = true;
        return true;
    }

    void enter() {
        while (!try_enter()) {
            std::unique_lock<std::mutex> lock(mutex_);
            free_.wait(lock);
        }
    }

    std::mutex mutex_;
    std::condition_variable free_;
    bool busy_ = false;
    int count_ = 0;
};
`,
  },
  {
    title: 'a refill without the lock',
    subject: 'bucket',
    caught: 'race',
    text: bucket('refill();\n        const std::lock_guard<std::mutex> guard(mutex_);', PLAIN_MEMBERS),
    lines: [31, 32, 39, 47, 55, 56, 57],
  },
  {
    title: 'a refill of two atomics',
    subject: 'bucket',
    caught: 'illegal',
    text: bucket(
      'refill();',
      `    std::atomic<long long> level_{0};
    std::atomic<long long> at_{0};`,
    ).replace('level_ + elapsed', 'level_.load() + elapsed'),
  },
];
