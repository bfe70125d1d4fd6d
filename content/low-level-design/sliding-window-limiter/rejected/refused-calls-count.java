// Writes each call down before it looks: who is refused keeps the window full by trying.
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

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

final class SlidingWindowLimiter {
    private record Call(long at, String key) {}

    private final int limit;
    private final long windowMs;
    private final Clock clock;
    private final Queue<Call> all = new ArrayDeque<>();
    private final Map<String, Queue<Long>> byKey = new HashMap<>();

    SlidingWindowLimiter(int limit, int windowMs, Clock clock) {
        if (limit < 1 || limit > 100_000 || windowMs < 1 || windowMs > 86_400_000) {
            throw new CodedError("INVALID");
        }
        this.limit = limit;
        this.windowMs = windowMs;
        this.clock = clock;
    }

    synchronized boolean allow(String key) {
        long now = forget();
        Queue<Long> times = byKey.computeIfAbsent(key, absent -> new ArrayDeque<>(2));
        times.add(now);
        all.add(new Call(now, key));
        return times.size() <= limit;
    }

    synchronized int remaining(String key) {
        forget();
        Queue<Long> times = byKey.get(key);
        return times == null ? limit : Math.max(0, limit - times.size());
    }

    synchronized long retryAfterMs(String key) {
        long now = forget();
        Queue<Long> times = byKey.get(key);
        return times == null || times.size() < limit ? 0 : times.element() + windowMs - now;
    }

    synchronized int trackedKeys() {
        forget();
        return byKey.size();
    }

    private long forget() {
        long now = clock.nowMs();
        while (!all.isEmpty() && all.element().at() <= now - windowMs) {
            String key = all.remove().key();
            Queue<Long> times = byKey.get(key);
            times.remove();
            if (times.isEmpty()) {
                byKey.remove(key);
            }
        }
        return now;
    }
}
