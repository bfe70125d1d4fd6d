// race: Looks and books in two synchronized steps: between them another thread books the same slot.
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

record Room(String id, int capacity) {}

record BookResult(int id, String room) {}

record ScheduleResult(long first, long second, int third) {}

record NextSlotResult(long start, String room) {}

final class CodedError extends RuntimeException {
    final String code;

    CodedError(String code) {
        super(code);
        this.code = code;
    }
}

final class MeetingScheduler {
    private static final class Calendar {
        final Room room;
        final TreeMap<Long, ScheduleResult> bookings = new TreeMap<>();

        Calendar(Room room) {
            this.room = room;
        }

        boolean isFree(long start, long end) {
            Map.Entry<Long, ScheduleResult> before = bookings.lowerEntry(end);
            return before == null || before.getValue().second() <= start;
        }

        long gap(long duration, long after) {
            Map.Entry<Long, ScheduleResult> before = bookings.floorEntry(after);
            long start = before == null ? after : Math.max(after, before.getValue().second());
            for (ScheduleResult next : bookings.tailMap(after, false).values()) {
                if (next.first() - start >= duration) {
                    break;
                }
                start = next.second();
            }
            return start;
        }
    }

    private final Map<String, Calendar> rooms = new LinkedHashMap<>();
    private final List<Calendar> bySize;
    private final Map<Integer, Calendar> calendarOf = new HashMap<>();
    private final Map<Integer, Long> startOf = new HashMap<>();
    private int last;

    MeetingScheduler(Room[] rooms) {
        for (Room room : rooms) {
            if (room.capacity() < 1 || this.rooms.put(room.id(), new Calendar(room)) != null) {
                throw new CodedError("INVALID");
            }
        }
        bySize = new ArrayList<>(this.rooms.values());
        bySize.sort(Comparator.comparingInt(calendar -> calendar.room.capacity()));
    }

    BookResult book(long start, long end, int people) {
        if (start < 0 || end <= start || people < 1) {
            throw new CodedError("INVALID");
        }
        for (Calendar calendar : bySize) {
            if (calendar.room.capacity() >= people && isFree(calendar, start, end)) {
                return enter(calendar, start, end);
            }
        }
        throw new CodedError("NO_ROOM");
    }

    private synchronized boolean isFree(Calendar calendar, long start, long end) {
        return calendar.isFree(start, end);
    }

    private synchronized BookResult enter(Calendar calendar, long start, long end) {
        last++;
        calendar.bookings.put(start, new ScheduleResult(start, end, last));
        calendarOf.put(last, calendar);
        startOf.put(last, start);
        return new BookResult(last, calendar.room.id());
    }

    synchronized boolean cancel(int id) {
        Calendar calendar = calendarOf.remove(id);
        if (calendar == null) {
            return false;
        }
        calendar.bookings.remove(startOf.remove(id));
        return true;
    }

    synchronized String[] freeRooms(long start, long end) {
        if (start < 0 || end <= start) {
            throw new CodedError("INVALID");
        }
        return rooms.values().stream()
                .filter(calendar -> calendar.isFree(start, end))
                .map(calendar -> calendar.room.id())
                .toArray(String[]::new);
    }

    synchronized ScheduleResult[] schedule(String room) {
        Calendar calendar = rooms.get(room);
        if (calendar == null) {
            throw new CodedError("NOT_FOUND");
        }
        return calendar.bookings.values().toArray(ScheduleResult[]::new);
    }

    synchronized NextSlotResult nextSlot(int people, long duration, long after) {
        if (people < 1 || duration < 1 || after < 0) {
            throw new CodedError("INVALID");
        }
        NextSlotResult best = null;
        for (Calendar calendar : bySize) {
            if (calendar.room.capacity() < people) {
                continue;
            }
            long start = calendar.gap(duration, after);
            if (best == null || start < best.start()) {
                best = new NextSlotResult(start, calendar.room.id());
            }
        }
        if (best == null) {
            throw new CodedError("NO_ROOM");
        }
        return best;
    }
}
