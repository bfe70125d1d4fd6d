// Open addressing that empties a slot: a key that was moved on past it is not found any more.
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class HashTable {
public:
    HashTable(int buckets, std::function<int(const std::string&)> hash) : hash_(std::move(hash)) {
        if (buckets < 1) throw CodedError("INVALID");
        slots_.resize(static_cast<std::size_t>(buckets));
    }

    std::optional<int> put(const std::string& k, int v) {
        Slot& known = slots_[find(k)];
        if (known && known->first == k) return std::exchange(known->second, v);
        if (4 * (size_ + 1) > 3 * slots_.size()) {
            std::vector<Slot> old(2 * slots_.size());
            old.swap(slots_);
            for (Slot& slot : old) {
                if (slot) slots_[find(slot->first)] = std::move(slot);
            }
        }
        slots_[find(k)] = std::make_pair(k, v);
        ++size_;
        return std::nullopt;
    }

    std::optional<int> get(const std::string& k) const {
        const Slot& slot = slots_[find(k)];
        if (!slot || slot->first != k) return std::nullopt;
        return slot->second;
    }

    std::optional<int> remove(const std::string& k) {
        Slot& slot = slots_[find(k)];
        if (!slot || slot->first != k) return std::nullopt;
        const int value = slot->second;
        slot.reset();
        --size_;
        return value;
    }

    int size() const { return static_cast<int>(size_); }

    int buckets() const { return static_cast<int>(slots_.size()); }

    std::vector<std::string> keys() const {
        std::vector<std::string> keys;
        for (const Slot& slot : slots_) {
            if (slot) keys.push_back(slot->first);
        }
        return keys;
    }

private:
    using Slot = std::optional<std::pair<std::string, int>>;

    std::size_t find(const std::string& k) const {
        const auto m = static_cast<long long>(slots_.size());
        auto i = static_cast<std::size_t>((hash_(k) % m + m) % m);
        while (slots_[i] && slots_[i]->first != k) i = (i + 1) % slots_.size();
        return i;
    }

    std::function<int(const std::string&)> hash_;
    std::vector<Slot> slots_;
    std::size_t size_ = 0;
};
