// Drops a key only if there is one, so a cache of capacity 0 keeps its first key.
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

    Integer put(int k, int v) {
        Entry known = byKey.get(k);
        if (known != null) {
            known.value = v;
            use(k, known);
            return null;
        }
        Integer evicted = null;
        if (!byKey.isEmpty() && byKey.size() >= capacity) {
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

    int freq(int k) {
        Entry entry = byKey.get(k);
        return entry == null ? 0 : entry.freq;
    }

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
