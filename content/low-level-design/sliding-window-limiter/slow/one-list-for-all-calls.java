// Keeps the calls of all keys in one list and goes through it for each count.
import java.util.ArrayDeque;
import java.util.Deque;

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
    private final Deque<Call> all = new ArrayDeque<>();

    SlidingWindowLimiter(int limit, int windowMs, Clock clock) {
        if (limit < 1 || limit > 100_000 || windowMs < 1 || windowMs > 86_400_000) {
            throw new CodedError("INVALID");
        }
        this.limit = limit;
        this.windowMs = windowMs;
        this.clock = clock;
    }

    synchronized boolean allow(String key) {
        if (remaining(key) == 0) {
            return false;
        }
        all.addLast(new Call(clock.nowMs(), key));
        return true;
    }

    synchronized int remaining(String key) {
        forget();
        return limit - (int) all.stream().filter(call -> call.key().equals(key)).count();
    }

    synchronized long retryAfterMs(String key) {
        if (remaining(key) > 0) {
            return 0;
        }
        long oldest = all.stream().filter(call -> call.key().equals(key)).findFirst().orElseThrow().at();
        return oldest + windowMs - clock.nowMs();
    }

    synchronized int trackedKeys() {
        forget();
        return (int) all.stream().map(Call::key).distinct().count();
    }

    private void forget() {
        while (!all.isEmpty() && all.getFirst().at() <= clock.nowMs() - windowMs) {
            all.removeFirst();
        }
    }
}
