#include <iterator>
#include <list>
#include <optional>
#include <stdexcept>
#include <string>
#include <unordered_map>

class CodedError : public std::runtime_error {
public:
    explicit CodedError(const std::string& code) : std::runtime_error(code), code(code) {}

    std::string code;
};

// At most `capacity` entries, in groups of equal frequency; the front of a group is the entry used longest ago. splice moves
// a node from group to group without a copy, and iterators to it stay valid. No group is empty, and lowest_ is the first.
class LfuCache {
public:
    explicit LfuCache(int capacity) {
        if (capacity < 0) throw CodedError("INVALID");
        capacity_ = static_cast<std::size_t>(capacity);
    }

    // The key that had to go, if any.
    std::optional<int> put(int k, int v) {
        if (capacity_ == 0) return std::nullopt;
        const auto known = index_.find(k);
        if (known != index_.end()) {
            known->second->value = v;
            use(known->second);
            return std::nullopt;
        }
        std::optional<int> evicted;
        if (index_.size() == capacity_) evicted = evict();
        Group& group = groups_[1];
        group.push_back({k, v, 1});
        index_[k] = std::prev(group.end());
        lowest_ = 1;
        return evicted;
    }

    std::optional<int> get(int k) {
        const auto found = index_.find(k);
        if (found == index_.end()) return std::nullopt;
        use(found->second);
        return found->second->value;
    }

    // 0 for a key that is not there.
    int freq(int k) const {
        const auto found = index_.find(k);
        return found == index_.end() ? 0 : found->second->freq;
    }

private:
    struct Entry {
        int key;
        int value;
        int freq;
    };

    using Group = std::list<Entry>;

    // Moves an entry one group up. If it leaves the lowest group empty, its new group is the lowest.
    void use(Group::iterator entry) {
        const int freq = entry->freq++;
        Group& group = groups_[freq];
        Group& next = groups_[freq + 1];
        next.splice(next.end(), group, entry);
        if (!group.empty()) return;
        groups_.erase(freq);
        if (freq == lowest_) ++lowest_;
    }

    int evict() {
        const auto group = groups_.find(lowest_);
        const int key = group->second.front().key;
        index_.erase(key);
        group->second.pop_front();
        if (group->second.empty()) groups_.erase(group);
        return key;
    }

    std::size_t capacity_ = 0;
    std::unordered_map<int, Group::iterator> index_;
    std::unordered_map<int, Group> groups_;
    int lowest_ = 0;
};
