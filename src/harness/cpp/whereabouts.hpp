// Where the threads of a scenario are, for whoever asks by SIGQUIT.
#pragma once

#include "traces.hpp"

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace kode {

/** While one lives, its thread is in the solution, or in the harness right around it. */
class Calling {
 public:
  Calling();
  ~Calling();
  Calling(const Calling &) = delete;
  Calling &operator=(const Calling &) = delete;
};

/** The thread that calls is one of those that may be asked. */
void enlist();
/** From now on SIGQUIT is answered with the places of all threads that are in the solution; that is the process's end. */
void answer_where();

#ifndef KODE_APART
#ifdef KODE_TRACES
// The C library's own, behind the back of a detector: that would keep the signal from a thread until it stops waiting.
extern "C" int __sigaction(int number, const struct sigaction *action, struct sigaction *before) noexcept;

struct Member {
  pthread_t thread;
  std::atomic<bool> calls{false};
  std::atomic<bool> told{false};
  Trace trace;
};

/** More threads than any scenario has, and the one that makes the calls before and after. */
constexpr int most_members = 16;
inline Member members[most_members];
inline std::atomic<int> member_count{0};
inline thread_local Member *own_member = nullptr;

KODE_FUNCTION Calling::Calling() {
  if (own_member != nullptr) own_member->calls.store(true, std::memory_order_release);
}
KODE_FUNCTION Calling::~Calling() {
  if (own_member != nullptr) own_member->calls.store(false, std::memory_order_release);
}

__attribute__((no_sanitize("thread"))) KODE_FUNCTION void tell(int) {
  Member *member = own_member;
  if (member == nullptr) return;
  Trace &trace = member->trace;
  trace.count = backtrace(trace.frames, 48);
  member->told.store(true);
}

/** A second crash, in another thread, does not end the report of the first. */
KODE_FUNCTION void on_first_signal(int number, siginfo_t *info, void *context) {
  static std::atomic<bool> taken{false};
  static thread_local bool mine = false;
  if (mine) _exit(128 + number);
  if (taken.exchange(true)) {
    for (;;) pause();
  }
  mine = true;
  on_signal(number, info, context);
}

KODE_FUNCTION void enlist() {
  const int i = member_count.load();
  if (own_member != nullptr || i >= most_members) return;
  own_member = &members[member_count.fetch_add(1)];
  own_member->thread = pthread_self();
}

KODE_FUNCTION bool is_in_program(void *frame) {
  Dl_info info;
  link_map *map = nullptr;
  if (dladdr1(frame, &info, reinterpret_cast<void **>(&map), RTLD_DL_LINKMAP) == 0 || map == nullptr) return false;
  return map->l_name == nullptr || map->l_name[0] == 0;
}

/** The places of all threads at once, since whoever asks does not wait long. Those of each begin in `tell`. */
KODE_FUNCTION void tell_all() {
  const int count = std::min(member_count.load(), most_members);
  int asked = 0;
  for (int i = 0; i < count; ++i) {
    if (members[i].calls && pthread_kill(members[i].thread, SIGUSR2) == 0) ++asked;
  }
  Trace all;
  const int most = 48 / std::max(1, asked);
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(100);
  for (int i = 0; i < count; ++i) {
    Member &member = members[i];
    if (!member.calls) continue;
    while (!member.told && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    if (!member.told) continue;
    for (int k = 0, taken = 0; k < member.trace.count && taken < most && all.count < 48; ++k) {
      if (!is_in_program(member.trace.frames[k])) continue;
      all.frames[all.count++] = member.trace.frames[k];
      ++taken;
    }
  }
  resolve(all, 2);
}

KODE_FUNCTION void answer_where() {
  enlist();
  struct sigaction telling {};
  telling.sa_handler = tell;
  telling.sa_flags = SA_RESTART;
  __sigaction(SIGUSR2, &telling, nullptr);
  struct sigaction ending {};
  ending.sa_sigaction = on_first_signal;
  ending.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL}) sigaction(number, &ending, nullptr);
  // All threads that are started from here on leave the question to the one that waits for it.
  sigset_t asked;
  sigemptyset(&asked);
  sigaddset(&asked, SIGQUIT);
  pthread_sigmask(SIG_BLOCK, &asked, nullptr);
  std::thread([asked] {
    int number = 0;
    sigwait(&asked, &number);
    tell_all();
    _exit(128 + SIGQUIT);
  }).detach();
}
#else
KODE_FUNCTION Calling::Calling() {}
KODE_FUNCTION Calling::~Calling() {}
KODE_FUNCTION void enlist() {}
KODE_FUNCTION void answer_where() {}
#endif
#endif

}  // namespace kode
