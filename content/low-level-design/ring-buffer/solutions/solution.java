final class CodedException extends RuntimeException {
    final String code;

    CodedException(String code) {
        super(code);
        this.code = code;
    }
}

/**
 * Holds {@code size} values from the place {@code first} on, over the end of the array to its beginning. The number of
 * values tells the full buffer from the empty one: in both of them the next free place is the first one.
 */
final class RingBuffer {
    private final int[] places;
    private int first;
    private int size;

    RingBuffer(int capacity) {
        if (capacity < 1) {
            throw new CodedException("INVALID");
        }
        places = new int[capacity];
    }

    boolean push(int v) {
        if (size == places.length) {
            return false;
        }
        places[placeOf(size)] = v;
        size++;
        return true;
    }

    Integer pop() {
        if (size == 0) {
            return null;
        }
        int oldest = places[first];
        first = placeOf(1);
        size--;
        return oldest;
    }

    /** Returns the value that had to go, or null. */
    Integer pushOver(int v) {
        Integer dropped = size == places.length ? pop() : null;
        push(v);
        return dropped;
    }

    void clear() {
        first = 0;
        size = 0;
    }

    Integer peek() {
        return size == 0 ? null : Integer.valueOf(places[first]);
    }

    /** The oldest first. */
    int[] toArray() {
        int[] values = new int[size];
        int upToEnd = Math.min(size, places.length - first);
        System.arraycopy(places, first, values, 0, upToEnd);
        System.arraycopy(places, 0, values, upToEnd, size - upToEnd);
        return values;
    }

    int size() {
        return size;
    }

    /** Place of the value that is i behind the oldest one. */
    private int placeOf(int i) {
        return (first + i) % places.length;
    }
}
