#include <utility>

// The ways up n stairs in steps of one or two: those that end with a step of one, and those that end with a step of two.
long long ways(int n) {
    long long now = 1;
    long long before = 0;
    for (int i = 0; i < n; ++i) before = std::exchange(now, now + before);
    return now;
}
