// Writes over the oldest value and leaves the head there, so the newest value is the next one to leave.
final class CodedException extends RuntimeException {
    final String code;

    CodedException(String code) {
        super(code);
        this.code = code;
    }
}

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

    Integer pushOver(int v) {
        if (push(v)) {
            return null;
        }
        int dropped = places[first];
        places[first] = v;
        return dropped;
    }

    void clear() {
        first = 0;
        size = 0;
    }

    Integer peek() {
        return size == 0 ? null : Integer.valueOf(places[first]);
    }

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

    private int placeOf(int i) {
        return (first + i) % places.length;
    }
}
