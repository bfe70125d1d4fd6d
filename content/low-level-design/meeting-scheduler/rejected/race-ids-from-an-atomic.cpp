// race: book() locks one room at a time; the map of ids belongs to all rooms, and the other methods wait elsewhere.
#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

struct Room {
    std::string id;
    int capacity;
};

struct BookResult {
    int id;
    std::string room;
};

struct NextSlotResult {
    long long start;
    std::string room;
};

class CodedError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class MeetingScheduler {
public:
    explicit MeetingScheduler(const std::vector<Room>& rooms) {
        std::set<std::string> ids;
        for (const Room& room : rooms) {
            if (room.capacity < 1 || !ids.insert(room.id).second) throw CodedError("INVALID");
            calendars_.push_back({room, {}});
        }
        for (std::size_t i = 0; i < calendars_.size(); ++i) bySize_.push_back(i);
        std::stable_sort(bySize_.begin(), bySize_.end(), [this](std::size_t a, std::size_t b) {
            return calendars_[a].room.capacity < calendars_[b].room.capacity;
        });
    }

    BookResult book(long long start, long long end, int people) {
        if (start < 0 || end <= start || people < 1) throw CodedError("INVALID");
        for (const std::size_t i : bySize_) {
            const std::lock_guard<std::mutex> lock(mutexes_[i % mutexes_.size()]);
            Calendar& calendar = calendars_[i];
            if (calendar.room.capacity < people || !calendar.isFree(start, end)) continue;
            const int id = ++last_;
            calendar.bookings[start] = {end, id};
            placeOf_[id] = {i, start};
            return {id, calendar.room.id};
        }
        throw CodedError("NO_ROOM");
    }

    bool cancel(int id) {
        const std::lock_guard<std::mutex> lock(mutex_);
        const auto found = placeOf_.find(id);
        if (found == placeOf_.end()) return false;
        const auto [calendar, start] = found->second;
        calendars_[calendar].bookings.erase(start);
        placeOf_.erase(found);
        return true;
    }

    std::vector<std::string> free_rooms(long long start, long long end) const {
        if (start < 0 || end <= start) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        std::vector<std::string> free;
        for (const Calendar& calendar : calendars_) {
            if (calendar.isFree(start, end)) free.push_back(calendar.room.id);
        }
        return free;
    }

    std::vector<std::tuple<long long, long long, int>> schedule(const std::string& room) const {
        const std::lock_guard<std::mutex> lock(mutex_);
        for (const Calendar& calendar : calendars_) {
            if (calendar.room.id != room) continue;
            std::vector<std::tuple<long long, long long, int>> list;
            for (const auto& [start, booking] : calendar.bookings) list.emplace_back(start, booking.end, booking.id);
            return list;
        }
        throw CodedError("NOT_FOUND");
    }

    NextSlotResult next_slot(int people, long long duration, long long after) const {
        if (people < 1 || duration < 1 || after < 0) throw CodedError("INVALID");
        const std::lock_guard<std::mutex> lock(mutex_);
        std::optional<NextSlotResult> best;
        for (const std::size_t i : bySize_) {
            const Calendar& calendar = calendars_[i];
            if (calendar.room.capacity < people) continue;
            const long long start = calendar.gap(duration, after);
            if (!best || start < best->start) best = NextSlotResult{start, calendar.room.id};
        }
        if (!best) throw CodedError("NO_ROOM");
        return *best;
    }

private:
    struct Booking {
        long long end;
        int id;
    };

    struct Calendar {
        Room room;
        std::map<long long, Booking> bookings;

        bool isFree(long long start, long long end) const {
            const auto next = bookings.lower_bound(end);
            return next == bookings.begin() || std::prev(next)->second.end <= start;
        }

        long long gap(long long duration, long long after) const {
            long long start = after;
            auto next = bookings.upper_bound(after);
            if (next != bookings.begin()) start = std::max(after, std::prev(next)->second.end);
            for (; next != bookings.end() && next->first - start < duration; ++next) start = next->second.end;
            return start;
        }
    };

    struct Place {
        std::size_t calendar;
        long long start;
    };

    std::vector<Calendar> calendars_;
    std::vector<std::size_t> bySize_;
    std::unordered_map<int, Place> placeOf_;
    std::atomic<int> last_{0};
    std::array<std::mutex, 8> mutexes_;
    mutable std::mutex mutex_;
};
