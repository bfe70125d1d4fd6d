// race: Looks and takes in two synchronized methods: between them another thread takes the same token.
interface Clock {
    long nowMs();
}

final class CodedError extends RuntimeException {
    final String code;

    CodedError(String code) {
        super(code);
        this.code = code;
    }
}

final class TokenBucket {
    private final long capacity;
    private final long refillTokens;
    private final long refillMs;
    private final long full;
    private final long fillMs;
    private final Clock clock;
    private long level;
    private long at;

    TokenBucket(int capacity, int refillTokens, int refillMs, Clock clock) {
        if (!isWithin(capacity, 1_000_000) || !isWithin(refillTokens, 1_000_000) || !isWithin(refillMs, 86_400_000)) {
            throw new CodedError("INVALID");
        }
        this.capacity = capacity;
        this.refillTokens = refillTokens;
        this.refillMs = refillMs;
        this.full = (long) capacity * refillMs;
        this.fillMs = ceilDiv(full, refillTokens);
        this.clock = clock;
        this.level = full;
        this.at = clock.nowMs();
    }

    boolean allow(int n) {
        if (n < 0) {
            throw new CodedError("INVALID");
        }
        if (available() < n) {
            return false;
        }
        take(n);
        return true;
    }

    private synchronized void take(int n) {
        level -= n * refillMs;
    }

    synchronized int available() {
        refill();
        return (int) (level / refillMs);
    }

    synchronized long waitMs(int n) {
        if (n < 0) {
            throw new CodedError("INVALID");
        }
        if (n > capacity) {
            return -1;
        }
        refill();
        return ceilDiv(Math.max(0, n * refillMs - level), refillTokens);
    }

    private void refill() {
        long now = clock.nowMs();
        long elapsed = Math.min(now - at, fillMs);
        level = Math.min(full, level + elapsed * refillTokens);
        at = now;
    }

    private static boolean isWithin(int value, int most) {
        return value >= 1 && value <= most;
    }

    private static long ceilDiv(long a, long b) {
        return (a + b - 1) / b;
    }
}
