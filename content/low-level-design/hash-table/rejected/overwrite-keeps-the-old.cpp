// Leaves the old value where the key is there already; put() replaces it.
#include <algorithm>
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
    struct Entry {
        std::string key;
        int hash;
        int value;
    };

    using Chain = std::vector<Entry>;

    template <typename SomeChain>
    static auto find(SomeChain& chain, const std::string& k) {
        return std::find_if(chain.begin(), chain.end(), [&k](const Entry& entry) { return entry.key == k; });
    }

public:
    HashTable(int buckets, std::function<int(const std::string&)> hash) : hash_(std::move(hash)) {
        if (buckets < 1) throw CodedError("INVALID");
        chains_.resize(static_cast<std::size_t>(buckets));
    }

    std::optional<int> put(const std::string& k, int v) {
        const int hash = hash_(k);
        Chain& chain = chains_[index(hash)];
        const auto known = find(chain, k);
        if (known != chain.end()) return known->value;
        if (4 * (size_ + 1) > 3 * chains_.size()) grow();
        chains_[index(hash)].push_back({k, hash, v});
        ++size_;
        return std::nullopt;
    }

    std::optional<int> get(const std::string& k) const {
        const Chain& chain = chains_[index(hash_(k))];
        const auto found = find(chain, k);
        if (found == chain.end()) return std::nullopt;
        return found->value;
    }

    std::optional<int> remove(const std::string& k) {
        Chain& chain = chains_[index(hash_(k))];
        const auto found = find(chain, k);
        if (found == chain.end()) return std::nullopt;
        const int value = found->value;
        chain.erase(found);
        --size_;
        return value;
    }

    int size() const { return static_cast<int>(size_); }

    int buckets() const { return static_cast<int>(chains_.size()); }

    std::vector<std::string> keys() const {
        std::vector<std::string> keys;
        keys.reserve(size_);
        for (const Chain& chain : chains_) {
            for (const Entry& entry : chain) keys.push_back(entry.key);
        }
        return keys;
    }

private:
    void grow() {
        std::vector<Chain> old(2 * chains_.size());
        old.swap(chains_);
        for (Chain& chain : old) {
            for (Entry& entry : chain) chains_[index(entry.hash)].push_back(std::move(entry));
        }
    }

    std::size_t index(int hash) const {
        const auto m = static_cast<long long>(chains_.size());
        return static_cast<std::size_t>((hash % m + m) % m);
    }

    std::function<int(const std::string&)> hash_;
    std::vector<Chain> chains_;
    std::size_t size_ = 0;
};
