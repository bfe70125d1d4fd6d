// crash: Math.abs of -2,147,483,648 is negative still, and so is the index; floorMod never is.
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
        String[] keys = new String[size];
        int i = 0;
        for (Entry head : heads) {
            for (Entry entry = head; entry != null; entry = entry.next) {
                keys[i++] = entry.key;
            }
        }
        return keys;
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
        return Math.abs(h) % heads.length;
    }
}
