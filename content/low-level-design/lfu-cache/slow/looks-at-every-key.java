// Looks at every key to find the one that goes: as many steps as there are keys, for each put of a new one.
import java.util.HashMap;
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
        int freq;
        long stamp;
    }

    private final int capacity;
    private final Map<Integer, Entry> byKey = new HashMap<>();
    private long calls;

    LfuCache(int capacity) {
        if (capacity < 0) {
            throw new CodedException("INVALID");
        }
        this.capacity = capacity;
    }

    Integer put(int k, int v) {
        if (capacity == 0) {
            return null;
        }
        Integer evicted = null;
        Entry entry = byKey.get(k);
        if (entry == null) {
            if (byKey.size() == capacity) {
                evicted = first();
                byKey.remove(evicted);
            }
            entry = new Entry();
            byKey.put(k, entry);
        }
        entry.value = v;
        use(entry);
        return evicted;
    }

    Integer get(int k) {
        Entry entry = byKey.get(k);
        if (entry == null) {
            return null;
        }
        use(entry);
        return entry.value;
    }

    int freq(int k) {
        Entry entry = byKey.get(k);
        return entry == null ? 0 : entry.freq;
    }

    private void use(Entry entry) {
        entry.freq++;
        entry.stamp = ++calls;
    }

    private Integer first() {
        Integer first = null;
        Entry least = null;
        for (Map.Entry<Integer, Entry> one : byKey.entrySet()) {
            Entry entry = one.getValue();
            if (least == null || entry.freq < least.freq || (entry.freq == least.freq && entry.stamp < least.stamp)) {
                first = one.getKey();
                least = entry;
            }
        }
        return first;
    }
}
