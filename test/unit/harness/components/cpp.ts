/** Components as somebody writes them in C++. */
import type { ComponentPrograms } from './programs.ts';

const CLOCK = `
class Clock {
public:
    virtual ~Clock() = default;
    virtual long long now_ms() const = 0;
};
`;

const ERRORS = `
class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};
`;

/** With the clock behind a pointer it may be moved; with a mutex it may not even be that. */
const BUCKET = `
class TokenBucket {
public:
    TokenBucket(int capacity, int refill_tokens, int refill_ms, const Clock& clock)
        : capacity_(capacity), refill_tokens_(refill_tokens), refill_ms_(refill_ms), clock_(clock) {
        if (capacity < 1 || capacity > 1000000 || refill_tokens < 1 || refill_tokens > 1000000) throw CodedError("INVALID");
        if (refill_ms < 1 || refill_ms > 86400000) throw CodedError("INVALID");
        level_ = full();
        at_ = clock_.now_ms();
    }
    TokenBucket(const TokenBucket&) = delete;

    bool allow(int n) {
        const std::lock_guard<std::mutex> guard(mutex_);
        if (n < 0) throw CodedError("INVALID");
        refill();
        const long long wanted = static_cast<long long>(n) * refill_ms_;
        if (n > capacity_ || wanted > level_) return false;
        level_ -= wanted;
        return true;
    }

    int available() {
        refill();
        return static_cast<int>(level_ / refill_ms_);
    }

    long long wait_ms(int n) {
        if (n < 0) throw CodedError("INVALID");
        if (n > capacity_) return -1;
        refill();
        const long long lacks = std::max(0LL, static_cast<long long>(n) * refill_ms_ - level_);
        return (lacks + refill_tokens_ - 1) / refill_tokens_;
    }

private:
    long long full() const { return static_cast<long long>(capacity_) * refill_ms_; }
    void refill() {
        const long long now = clock_.now_ms();
        const long long enough = full() / refill_tokens_ + 1;
        level_ = now - at_ >= enough ? full() : std::min(full(), level_ + (now - at_) * refill_tokens_);
        at_ = now;
    }
    int capacity_;
    int refill_tokens_;
    int refill_ms_;
    const Clock& clock_;
    long long level_ = 0;
    long long at_ = 0;
    std::mutex mutex_;
};
`;

const BUCKET_INCLUDES = '#include <algorithm>\n#include <mutex>\n#include <stdexcept>\n';

const LRU = `#include <list>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <vector>
#include <cstdio>
${ERRORS}
class LruCache {
public:
    explicit LruCache(int capacity) : capacity_(capacity) {
        if (capacity < 0) throw CodedError("INVALID");
    }

    std::optional<int> put(int k, int v) {
        if (capacity_ == 0) return std::nullopt;
        std::optional<int> evicted;
        if (const auto found = places_.find(k); found != places_.end()) {
            entries_.erase(found->second);
        } else if (static_cast<int>(entries_.size()) == capacity_) {
            evicted = entries_.back().first;
            places_.erase(*evicted);
            entries_.pop_back();
        }
        entries_.emplace_front(k, v);
        places_[k] = entries_.begin();
        return evicted;
    }

    std::optional<int> get(int k) {
        const auto found = places_.find(k);
        if (found == places_.end()) return std::nullopt;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->second;
    }

    std::optional<int> peek(int k) const {
        const auto found = places_.find(k);
        if (found == places_.end()) return std::nullopt;
        return found->second->second;
    }

    bool remove(int k) {
        const auto found = places_.find(k);
        if (found == places_.end()) return false;
        entries_.erase(found->second);
        places_.erase(found);
        return true;
    }

    std::vector<int> keys() const {
        std::vector<int> all;
        for (const auto& [key, value] : entries_) all.push_back(key);
        return all;
    }

    int size() const { return static_cast<int>(entries_.size()); }

private:
    int capacity_;
    std::list<std::pair<int, int>> entries_;
    std::unordered_map<int, std::list<std::pair<int, int>>::iterator> places_;
};
`;

const SCHEDULER = `
class MeetingScheduler {
public:
    explicit MeetingScheduler(const std::vector<Room>& rooms) : rooms_(rooms) {
        std::set<std::string> names;
        for (const Room& room : rooms) {
            if (room.capacity < 1 || !names.insert(room.id).second) throw CodedError("INVALID");
        }
    }

    BookResult book(long long start, long long end, int people) {
        if (start < 0 || end <= start || people < 1) throw CodedError("INVALID");
        const Room* best = nullptr;
        for (const Room& room : rooms_) {
            if (room.capacity < people || !is_free(room.id, start, end)) continue;
            if (best == nullptr || room.capacity < best->capacity) best = &room;
        }
        if (best == nullptr) throw CodedError("NO_ROOM");
        bookings_.push_back({++last_, best->id, start, end});
        return {last_, best->id};
    }

    bool cancel(int id) {
        for (std::size_t i = 0; i < bookings_.size(); ++i) {
            if (bookings_[i].id != id) continue;
            bookings_.erase(bookings_.begin() + static_cast<long>(i));
            return true;
        }
        return false;
    }

    std::vector<std::string> free_rooms(long long start, long long end) const {
        if (start < 0 || end <= start) throw CodedError("INVALID");
        std::vector<std::string> found;
        for (const Room& room : rooms_) {
            if (is_free(room.id, start, end)) found.push_back(room.id);
        }
        return found;
    }

    std::vector<std::tuple<long long, long long, int>> schedule(const std::string& name) const {
        bool known = false;
        for (const Room& room : rooms_) known = known || room.id == name;
        if (!known) throw CodedError("NOT_FOUND");
        std::vector<std::tuple<long long, long long, int>> all;
        for (const Booking& one : bookings_) {
            if (one.room == name) all.emplace_back(one.start, one.end, one.id);
        }
        std::sort(all.begin(), all.end());
        return all;
    }

private:
    struct Booking {
        int id;
        std::string room;
        long long start;
        long long end;
    };
    bool is_free(const std::string& room, long long start, long long end) const {
        for (const Booking& one : bookings_) {
            if (one.room == room && one.end > start && one.start < end) return false;
        }
        return true;
    }
    std::vector<Room> rooms_;
    std::vector<Booking> bookings_;
    int last_ = 0;
};
`;

const SCHEDULER_INCLUDES =
  '#include <algorithm>\n#include <set>\n#include <stdexcept>\n#include <string>\n#include <tuple>\n#include <vector>\n';

const RECORDS = `
struct Room {
    std::string id;
    int capacity;
};

struct BookResult {
    int id;
    std::string room;
};
`;

const TABLE = `#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>
${ERRORS}
class HashTable {
public:
    HashTable(int buckets, std::function<int(const std::string&)> hash) : hash_(std::move(hash)) {
        if (buckets < 1) throw CodedError("INVALID");
        chains_.resize(static_cast<std::size_t>(buckets));
    }

    std::optional<int> put(const std::string& k, int v) {
        if (int* const found = find(k)) return std::exchange(*found, v);
        if ((size_ + 1) * 4 > buckets() * 3) grow();
        chains_[place(k)].emplace_back(k, v);
        ++size_;
        return std::nullopt;
    }

    std::optional<int> get(const std::string& k) {
        const int* const found = find(k);
        return found == nullptr ? std::nullopt : std::optional<int>(*found);
    }

    std::optional<int> remove(const std::string& k) {
        auto& chain = chains_[place(k)];
        for (auto it = chain.begin(); it != chain.end(); ++it) {
            if (it->first != k) continue;
            const int value = it->second;
            chain.erase(it);
            --size_;
            return value;
        }
        return std::nullopt;
    }

    int size() const { return size_; }
    int buckets() const { return static_cast<int>(chains_.size()); }

    std::vector<std::string> keys() const {
        std::vector<std::string> all;
        for (const auto& chain : chains_) {
            for (const auto& [key, value] : chain) all.push_back(key);
        }
        return all;
    }

private:
    std::size_t place(const std::string& k) const {
        const long long count = static_cast<long long>(chains_.size());
        return static_cast<std::size_t>(((hash_(k) % count) + count) % count);
    }
    int* find(const std::string& k) {
        for (auto& [key, value] : chains_[place(k)]) {
            if (key == k) return &value;
        }
        return nullptr;
    }
    void grow() {
        auto old = std::exchange(chains_, {});
        chains_.resize(old.size() * 2);
        for (auto& chain : old) {
            for (auto& entry : chain) chains_[place(entry.first)].push_back(std::move(entry));
        }
    }
    std::function<int(const std::string&)> hash_;
    std::vector<std::vector<std::pair<std::string, int>>> chains_;
    int size_ = 0;
};
`;

const FULL_BUCKET = BUCKET_INCLUDES + CLOCK + ERRORS + BUCKET;
const FULL_SCHEDULER = SCHEDULER_INCLUDES + ERRORS + RECORDS + SCHEDULER;

/** A text with one place of it changed; that it is there is part of the test. */
function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no ${from}`);
  return text.replace(from, to);
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

const CRASHES = changed(
  LRU,
  'std::optional<int> peek(int k) const {',
  'std::optional<int> peek(int k) const {\n        if (k == 13) throw std::out_of_range("thirteen");',
);
const MISSING = changed(FULL_BUCKET, 'int available()', 'int availible()');
const OTHER_SIGNATURE = changed(FULL_BUCKET, 'bool allow(int n)', 'bool allow(int n, int more)');
const REAL = changed(
  FULL_BUCKET,
  'const long long now = clock_.now_ms();',
  'const long long now = std::chrono::steady_clock::now().time_since_epoch().count();',
);
const SLEEPS = changed(
  FULL_BUCKET,
  'if (n > capacity_) return -1;',
  'std::this_thread::sleep_for(std::chrono::milliseconds(1));',
);

export const programs: ComponentPrograms = {
  right: {
    tokenBucket: FULL_BUCKET,
    lruCache: LRU,
    hashTable: TABLE,
    meetingScheduler: FULL_SCHEDULER,
  },
  bare: { tokenBucket: BUCKET_INCLUDES + BUCKET, meetingScheduler: SCHEDULER_INCLUDES + SCHEDULER },
  wrong: changed(LRU, 'entries_.splice(entries_.begin(), entries_, found->second);', ''),
  crashes: {
    text: CRASHES,
    line: lineOf(CRASHES, 'throw std::out_of_range'),
    shown: /^std::out_of_range: thirteen$/,
  },
  otherCode: changed(
    FULL_SCHEDULER,
    'if (start < 0 ||',
    'if (people == 13) throw CodedError("UNLUCKY");\n        if (start < 0 ||',
  ),
  mistyped: {
    text: changed(
      LRU,
      'int size() const { return static_cast<int>(entries_.size()); }',
      'long long size() const { return 5000000000LL; }',
    ),
    shown: '5000000000',
    why: /expected an int of 32 bits/,
  },
  prints: changed(
    LRU,
    'if (capacity_ == 0) return std::nullopt;',
    'std::puts("put");\n        if (capacity_ == 0) return std::nullopt;',
  ),
  changesLater: {
    subject: 'lruCache',
    text: changed(
      changed(
        LRU,
        'std::vector<int> keys() const {\n        std::vector<int> all;',
        'const std::vector<int>& keys() {\n        all.clear();',
      ),
      'private:',
      'private:\n    std::vector<int> all;',
    ),
  },
  missing: {
    text: MISSING,
    line: lineOf(MISSING, 'int availible'),
    message: /`int available\(\) const`; this file has `int availible\(\)`/,
  },
  otherSignature: {
    text: OTHER_SIGNATURE,
    line: lineOf(OTHER_SIGNATURE, 'bool allow'),
    message: /`bool allow\(int n\)`; this file has `bool allow\(int n, int more\)`/,
  },
  realClock: {
    text: REAL,
    line: lineOf(REAL, 'steady_clock'),
    message:
      /^Kode moves the clock: ask `clock\.now_ms\(\)` instead of `std::chrono::steady_clock::now\(\)`\.$/,
  },
  sleeps: {
    text: SLEEPS,
    line: lineOf(SLEEPS, 'sleep_for'),
    message: /^Kode moves the clock: ask `clock\.now_ms\(\)` instead of `std::this_thread::sleep_for\(\)`\.$/,
  },
};
