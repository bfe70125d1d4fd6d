/** The scheduler and the table in Java. */

/** @param bookFirst what `book` does before all else */
export const scheduler = (bookFirst: string, beside: string): string => `public class MeetingScheduler {
    private record Booking(int id, String room, long start, long end) {}

    private final Room[] rooms;
    private final List<Booking> bookings = new ArrayList<>();
    private int last;

    public MeetingScheduler(Room[] rooms) {
        Set<String> seen = new HashSet<>();
        for (Room room : rooms) {
            if (room.capacity() < 1 || !seen.add(room.id())) throw new CodedException("INVALID");
        }
        this.rooms = rooms;
    }

    private boolean isFree(String room, long start, long end) {
        return bookings.stream().noneMatch(one -> one.room().equals(room) && one.end() > start && one.start() < end);
    }

    public BookResult book(long start, long end, int people) {
        ${bookFirst}
        if (start < 0 || end <= start || people < 1) throw new CodedException("INVALID");
        Room best = Arrays.stream(rooms)
            .filter(room -> room.capacity() >= people && isFree(room.id(), start, end))
            .min(Comparator.comparingInt(Room::capacity))
            .orElseThrow(() -> new CodedException("NO_ROOM"));
        last++;
        bookings.add(new Booking(last, best.id(), start, end));
        return new BookResult(last, best.id());
    }

    public boolean cancel(int id) {
        return bookings.removeIf(one -> one.id() == id);
    }

    public String[] freeRooms(long start, long end) {
        if (start < 0 || end <= start) throw new CodedException("INVALID");
        return Arrays.stream(rooms).map(Room::id).filter(id -> isFree(id, start, end)).toArray(String[]::new);
    }

    public ScheduleResult[] schedule(String room) {
        if (Arrays.stream(rooms).noneMatch(one -> one.id().equals(room))) throw new CodedException("NOT_FOUND");
        return bookings.stream()
            .filter(one -> one.room().equals(room))
            .sorted(Comparator.comparingLong(Booking::start))
            .map(one -> new ScheduleResult(one.start(), one.end(), one.id()))
            .toArray(ScheduleResult[]::new);
    }
${beside}}
`;

export const RECORDS = `
    public record Room(String id, int capacity) {}

    public record BookResult(int id, String room) {}

    public record ScheduleResult(long first, long second, int third) {}
`;

/** Its exception says why by a method, with a constant; the tests of its files use the one of the stub. */
export const TABLE = `import java.util.*;
import java.util.function.ToIntFunction;

public class HashTable {
    private static final class Pair {
        final String k;
        int v;

        Pair(String k, int v) {
            this.k = k;
            this.v = v;
        }
    }

    enum Why { INVALID, OTHER }

    static class Wrong extends CodedException {
        Wrong() {
            super("INVALID");
        }

        Why code() {
            return Why.INVALID;
        }
    }

    private final ToIntFunction<String> hash;
    private List<List<Pair>> chains;
    private int count;

    public HashTable(int buckets, ToIntFunction<String> hash) {
        if (buckets < 1) throw new Wrong();
        this.hash = hash;
        chains = chains(buckets);
    }

    private static List<List<Pair>> chains(int count) {
        List<List<Pair>> made = new ArrayList<>();
        for (int i = 0; i < count; i++) made.add(new LinkedList<>());
        return made;
    }

    private List<Pair> chain(String k) {
        return chains.get(Math.floorMod(hash.applyAsInt(k), chains.size()));
    }

    private Pair find(String k) {
        for (Pair one : chain(k)) if (one.k.equals(k)) return one;
        return null;
    }

    public Integer put(String k, int v) {
        Pair known = find(k);
        if (known != null) {
            int old = known.v;
            known.v = v;
            return old;
        }
        if ((count + 1) * 4 > chains.size() * 3) {
            List<List<Pair>> old = chains;
            chains = chains(2 * old.size());
            for (List<Pair> pairs : old) for (Pair one : pairs) chain(one.k).add(one);
        }
        chain(k).add(new Pair(k, v));
        count++;
        return null;
    }

    public Integer get(String k) {
        Pair known = find(k);
        return known == null ? null : known.v;
    }

    public Integer remove(String k) {
        Pair known = find(k);
        if (known == null) return null;
        chain(k).remove(known);
        count--;
        return known.v;
    }

    public int size() {
        return count;
    }

    public int buckets() {
        return chains.size();
    }

    public String[] keys() {
        return chains.stream().flatMap(List::stream).map(one -> one.k).toArray(String[]::new);
    }

    public static class CodedException extends RuntimeException {
        public final String code;

        public CodedException(String code) {
            super(code);
            this.code = code;
        }
    }
}
`;
