import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;

final class CodedException extends RuntimeException {
    final String code;

    CodedException(String code) {
        super(code);
        this.code = code;
    }
}

/**
 * At most {@code capacity} entries, and their keys in groups of equal frequency. A {@link LinkedHashSet} keeps the order in
 * which keys came, so the first one of a group was used longest ago. No group is empty, and {@code lowest} is the first.
 */
final class LfuCache {
    private static final class Entry {
        int value;
        int freq = 1;

        Entry(int value) {
            this.value = value;
        }
    }

    private final int capacity;
    private final Map<Integer, Entry> byKey = new HashMap<>();
    private final Map<Integer, LinkedHashSet<Integer>> groups = new HashMap<>();
    private int lowest;

    LfuCache(int capacity) {
        if (capacity < 0) {
            throw new CodedException("INVALID");
        }
        this.capacity = capacity;
    }

    /** Returns the key that had to go, or null. */
    Integer put(int k, int v) {
        if (capacity == 0) {
            return null;
        }
        Entry known = byKey.get(k);
        if (known != null) {
            known.value = v;
            use(k, known);
            return null;
        }
        Integer evicted = null;
        if (byKey.size() == capacity) {
            evicted = groups.get(lowest).iterator().next();
            leaveGroup(evicted, lowest);
            byKey.remove(evicted);
        }
        byKey.put(k, new Entry(v));
        joinGroup(k, 1);
        lowest = 1;
        return evicted;
    }

    Integer get(int k) {
        Entry entry = byKey.get(k);
        if (entry == null) {
            return null;
        }
        use(k, entry);
        return entry.value;
    }

    /** 0 for a key that is not there. */
    int freq(int k) {
        Entry entry = byKey.get(k);
        return entry == null ? 0 : entry.freq;
    }

    /** Moves a key one group up. If it leaves the lowest group empty, its new group is the lowest. */
    private void use(int k, Entry entry) {
        leaveGroup(k, entry.freq);
        if (!groups.containsKey(lowest)) {
            lowest++;
        }
        entry.freq++;
        joinGroup(k, entry.freq);
    }

    private void joinGroup(int k, int freq) {
        groups.computeIfAbsent(freq, absent -> new LinkedHashSet<>()).add(k);
    }

    private void leaveGroup(int k, int freq) {
        LinkedHashSet<Integer> group = groups.get(freq);
        group.remove(k);
        if (group.isEmpty()) {
            groups.remove(freq);
        }
    }
}
