// Places at which threads hesitate, as drawn: before they take a lock, after they give it back, and before what they do to an
// atomic, which is a call in a build with a detector. The linker puts these in the place of the library's (--wrap). What is
// done in two steps that should be one goes wrong in few rounds then. The names are listed in cppThreads.ts, too.
//
// A detector takes two orders of locks for a mistake even where a third one is always held around both. So it does not see
// the order of a lock that is taken by who holds two: to try to take one says nothing of an order. Where that is a mistake
// all the same, threads have to run into it.
#pragma once

#include <cerrno>
#include <dlfcn.h>
#include <pthread.h>

namespace kode {
/** Locks that the thread holds. */
static thread_local int held = 0;

inline int took(int result) {
  if (result == 0) ++held;
  return result;
}

template <class Lock>
using Locking = int (*)(Lock *);

/** The C library's own, behind the back of a detector. */
template <class Lock>
Locking<Lock> hidden(const char *name) {
  static void *const library = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
  return library == nullptr ? nullptr : reinterpret_cast<Locking<Lock>>(dlsym(library, name));
}

template <class Lock>
int take(Lock *lock, Locking<Lock> plainly, Locking<Lock> trying, Locking<Lock> waiting, Locking<Lock> giving) {
  if (in_call != nullptr) hesitate(*in_call);
  if (held < 2 || waiting == nullptr || giving == nullptr) return took(plainly(lock));
  for (;;) {
    const int result = trying(lock);
    if (result != EBUSY) return took(result);
    if (waiting(lock) == 0) giving(lock);
  }
}
}  // namespace kode

#define KODE_TAKE(kind, name, trying) \
  extern "C" int __real_pthread_##kind##_##name(pthread_##kind##_t *lock); \
  extern "C" int __wrap_pthread_##kind##_##name(pthread_##kind##_t *lock) { \
    static const auto waiting = kode::hidden<pthread_##kind##_t>("pthread_" #kind "_" #name); \
    static const auto giving = kode::hidden<pthread_##kind##_t>("pthread_" #kind "_unlock"); \
    return kode::take(lock, __real_pthread_##kind##_##name, __real_pthread_##kind##_##trying, waiting, giving); \
  }
#define KODE_TRY(kind, name) \
  extern "C" int __real_pthread_##kind##_##name(pthread_##kind##_t *lock); \
  extern "C" int __wrap_pthread_##kind##_##name(pthread_##kind##_t *lock) { \
    if (kode::in_call != nullptr) kode::hesitate(*kode::in_call); \
    return kode::took(__real_pthread_##kind##_##name(lock)); \
  }
#define KODE_GIVE(kind) \
  extern "C" int __real_pthread_##kind##_unlock(pthread_##kind##_t *lock); \
  extern "C" int __wrap_pthread_##kind##_unlock(pthread_##kind##_t *lock) { \
    const int result = __real_pthread_##kind##_unlock(lock); \
    if (result == 0 && kode::held > 0) --kode::held; \
    if (kode::in_call != nullptr) kode::hesitate(*kode::in_call); \
    return result; \
  }

KODE_TRY(mutex, trylock)
KODE_TRY(rwlock, tryrdlock)
KODE_TRY(rwlock, trywrlock)
KODE_TAKE(mutex, lock, trylock)
KODE_TAKE(rwlock, rdlock, tryrdlock)
KODE_TAKE(rwlock, wrlock, trywrlock)
KODE_GIVE(mutex)
KODE_GIVE(rwlock)

#ifdef KODE_DETECTOR
#define KODE_DO(type, name, params, ...) \
  extern "C" type __real_##name params; \
  extern "C" type __wrap_##name params { \
    if (kode::in_call != nullptr) kode::hesitate(*kode::in_call); \
    return __real_##name(__VA_ARGS__); \
  }
#define KODE_ATOMIC(bits, type) \
  KODE_DO(type, __tsan_atomic##bits##_load, (const volatile type *at, int order), at, order) \
  KODE_DO(void, __tsan_atomic##bits##_store, (volatile type *at, type value, int order), at, value, order) \
  KODE_DO(type, __tsan_atomic##bits##_exchange, (volatile type *at, type value, int order), at, value, order) \
  KODE_DO(type, __tsan_atomic##bits##_fetch_add, (volatile type *at, type value, int order), at, value, order) \
  KODE_DO(type, __tsan_atomic##bits##_fetch_sub, (volatile type *at, type value, int order), at, value, order) \
  KODE_DO(int, __tsan_atomic##bits##_compare_exchange_strong, (volatile type *at, type *known, type value, int order, int failed), at, known, value, order, failed) \
  KODE_DO(int, __tsan_atomic##bits##_compare_exchange_weak, (volatile type *at, type *known, type value, int order, int failed), at, known, value, order, failed)

KODE_ATOMIC(8, char)
KODE_ATOMIC(32, int)
KODE_ATOMIC(64, long long)
#endif
