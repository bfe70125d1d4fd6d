import random
from math import exp, log

LOAD = 0.4  # seconds that a load takes
LIFE = 60.0


def refresh_now(now, expires, load_time, eagerness, draw):
    """True for a reader that should load again, although the copy still lives."""
    return now - load_time * eagerness * log(1 - draw.random()) >= expires


def played(rate, eagerness, expiries, seed=2):
    """Reads at random, rate a second. For each life: loads, seconds early, and whether any reader missed."""
    draw = random.Random(seed)
    loads = missed = 0
    early = 0.0
    # Hardly anybody draws 14 times the mean: exp(-14) is 8 in 10 million.
    start = LIFE - 14 * LOAD * eagerness
    for _ in range(expiries):
        now, done, waits = start, None, False
        while done is None or now < done:
            now += draw.expovariate(rate)
            if done is not None and now >= done:
                break
            if now >= LIFE:
                waits = True
            if now >= LIFE or (eagerness and refresh_now(now, LIFE, LOAD, eagerness, draw)):
                loads += 1
                if done is None:
                    done = now + LOAD
                    early += max(0.0, LIFE - now)
        missed += waits
    return loads / expiries, early / expiries, missed / expiries


print(f"{'reads/s':>8} {'eager':>6} {'loads':>8} {'early':>8} {'missed':>8}")
for rate, eagerness, expiries in [(200, 0, 100), (200, 1, 4000), (50, 0, 1000), (50, 1, 3000), (50, 2, 3000), (1, 1, 10_000)]:
    loads, early, missed = played(rate, eagerness, expiries)
    print(f"{rate:8} {eagerness:6} {loads:8.2f} {early:7.2f}s {missed:8.1%}")
print(f"e = {exp(1):.2f}, its root = {exp(0.5):.2f}")
