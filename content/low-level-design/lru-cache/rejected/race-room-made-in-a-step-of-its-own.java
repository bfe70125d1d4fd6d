// race: put() asks for room and adds under two locks: between them another thread adds, too, and there is one too many.
import java.util.HashMap;
import java.util.Map;

final class CodedException extends RuntimeException {
    final String code;

    CodedException(String code) {
        super(code);
        this.code = code;
    }
}

final class LruCache {
    private static final class Entry {
        final int key;
        int value;
        Entry newer = this;
        Entry older = this;

        Entry(int key, int value) {
            this.key = key;
            this.value = value;
        }
    }

    private final int capacity;
    private final Map<Integer, Entry> byKey = new HashMap<>();
    private final Entry ring = new Entry(0, 0);

    LruCache(int capacity) {
        if (capacity < 0) {
            throw new CodedException("INVALID");
        }
        this.capacity = capacity;
    }

    Integer put(int k, int v) {
        if (capacity == 0) {
            return null;
        }
        Integer evicted = makeRoomFor(k);
        add(k, v);
        return evicted;
    }

    private synchronized void add(int k, int v) {
        Entry known = byKey.get(k);
        if (known != null) {
            known.value = v;
            makeNewest(known);
            return;
        }
        Entry entry = new Entry(k, v);
        byKey.put(k, entry);
        makeNewest(entry);
    }

    private synchronized Integer makeRoomFor(int k) {
        if (byKey.containsKey(k) || byKey.size() < capacity) {
            return null;
        }
        Integer evicted = ring.newer.key;
        forget(ring.newer);
        return evicted;
    }

    synchronized Integer get(int k) {
        Entry entry = byKey.get(k);
        if (entry == null) {
            return null;
        }
        makeNewest(entry);
        return entry.value;
    }

    synchronized Integer peek(int k) {
        Entry entry = byKey.get(k);
        return entry == null ? null : entry.value;
    }

    synchronized boolean remove(int k) {
        Entry entry = byKey.get(k);
        if (entry == null) {
            return false;
        }
        forget(entry);
        return true;
    }

    synchronized int[] keys() {
        int[] keys = new int[byKey.size()];
        int i = 0;
        for (Entry entry = ring.older; entry != ring; entry = entry.older) {
            keys[i++] = entry.key;
        }
        return keys;
    }

    synchronized int size() {
        return byKey.size();
    }

    private void forget(Entry entry) {
        unlink(entry);
        byKey.remove(entry.key);
    }

    private void makeNewest(Entry entry) {
        unlink(entry);
        entry.older = ring.older;
        entry.newer = ring;
        entry.older.newer = entry;
        ring.older = entry;
    }

    private static void unlink(Entry entry) {
        entry.newer.older = entry.older;
        entry.older.newer = entry.newer;
    }
}
