// Counts an overwritten key once more, so the size runs away and the table grows too soon.
import java.util.function.ToIntFunction;

final class CodedError extends RuntimeException {
    final String code;

    CodedError(String code) {
        super(code);
        this.code = code;
    }
}

final class HashTable {
    private static final class Entry {
        final String key;
        final int hash;
        int value;
        Entry next;

        Entry(String key, int hash, int value) {
            this.key = key;
            this.hash = hash;
            this.value = value;
        }
    }

    private final ToIntFunction<String> hash;
    private Entry[] heads;
    private int size;

    HashTable(int buckets, ToIntFunction<String> hash) {
        if (buckets < 1) {
            throw new CodedError("INVALID");
        }
        this.hash = hash;
        this.heads = new Entry[buckets];
    }

    Integer put(String k, int v) {
        int h = hash.applyAsInt(k);
        Entry known = find(k, h);
        if (known != null) {
            int old = known.value;
            known.value = v;
            size++;
            return old;
        }
        if (4L * (size + 1) > 3L * heads.length) {
            grow();
        }
        insert(new Entry(k, h, v));
        size++;
        return null;
    }

    Integer get(String k) {
        Entry entry = find(k, hash.applyAsInt(k));
        return entry == null ? null : entry.value;
    }

    Integer remove(String k) {
        int index = index(hash.applyAsInt(k));
        Entry before = null;
        for (Entry entry = heads[index]; entry != null; entry = entry.next) {
            if (entry.key.equals(k)) {
                if (before == null) {
                    heads[index] = entry.next;
                } else {
                    before.next = entry.next;
                }
                size--;
                return entry.value;
            }
            before = entry;
        }
        return null;
    }

    int size() {
        return size;
    }

    int buckets() {
        return heads.length;
    }

    String[] keys() {
        java.util.List<String> keys = new java.util.ArrayList<>();
        for (Entry head : heads) {
            for (Entry entry = head; entry != null; entry = entry.next) {
                keys.add(entry.key);
            }
        }
        return keys.toArray(String[]::new);
    }

    private Entry find(String k, int h) {
        Entry entry = heads[index(h)];
        while (entry != null && !(entry.hash == h && entry.key.equals(k))) {
            entry = entry.next;
        }
        return entry;
    }

    private void insert(Entry entry) {
        int index = index(entry.hash);
        entry.next = heads[index];
        heads[index] = entry;
    }

    private void grow() {
        Entry[] old = heads;
        heads = new Entry[2 * old.length];
        for (Entry head : old) {
            Entry entry = head;
            while (entry != null) {
                Entry next = entry.next;
                insert(entry);
                entry = next;
            }
        }
    }

    private int index(int h) {
        return Math.floorMod(h, heads.length);
    }
}
