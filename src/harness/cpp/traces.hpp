// Where an exception or a signal comes from.
#pragma once

#include "wire.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#if defined(__unix__) || defined(__APPLE__)
#define KODE_UNIX 1
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#endif
#if defined(__GLIBC__)
#define KODE_TRACES 1
#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#endif
#include <cxxabi.h>

#ifndef KODE_APART
namespace kode {

#ifdef KODE_TRACES
struct Trace {
  void *frames[48];
  int count = 0;
};
inline thread_local Trace thrown_at;

/** Runs addr2line over the frames; its output goes to `to`. Needs no memory of the process that may be broken. */
KODE_FUNCTION void resolve(const Trace &trace, int to) {
  static char program[4096];
  static char texts[48][24];
  static char *args[60];
  const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length <= 0) return;
  program[length] = 0;
  int n = 0;
  args[n++] = const_cast<char *>("addr2line");
  args[n++] = const_cast<char *>("-i");
  args[n++] = const_cast<char *>("-e");
  args[n++] = program;
  for (int i = 0; i < trace.count; ++i) {
    Dl_info info;
    link_map *map = nullptr;
    if (dladdr1(trace.frames[i], &info, reinterpret_cast<void **>(&map), RTLD_DL_LINKMAP) == 0 || map == nullptr) continue;
    if (map->l_name != nullptr && map->l_name[0] != 0) continue;
    // The instruction before the return address is the call.
    const auto at = reinterpret_cast<std::uintptr_t>(trace.frames[i]) - map->l_addr - 1;
    std::snprintf(texts[i], sizeof texts[i], "0x%llx", static_cast<unsigned long long>(at));
    args[n++] = texts[i];
  }
  args[n] = nullptr;
  if (n == 4) return;
  // Not fork(): it waits for the allocator's locks, and the signal may have come from within the allocator.
  const pid_t child = vfork();
  if (child == 0) {
    dup2(to, 1);
    const int none = open("/dev/null", O_WRONLY);
    dup2(none, 2);
    execvp(args[0], args);
    _exit(127);
  }
  if (child > 0) waitpid(child, nullptr, 0);
}

/** The innermost line of the solution in a trace; remembered, since the same line throws again and again. */
KODE_FUNCTION int line_of(const Trace &trace) {
  static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
  struct Turn {
    Turn() { pthread_mutex_lock(&one_at_a_time); }
    ~Turn() { pthread_mutex_unlock(&one_at_a_time); }
  } const turn;
  static std::map<std::vector<void *>, int> known;
  const std::vector<void *> key(trace.frames, trace.frames + trace.count);
  const auto found = known.find(key);
  if (found != known.end()) return found->second;
  int ends[2];
  if (pipe(ends) != 0) return 0;
  resolve(trace, ends[1]);
  close(ends[1]);
  std::string text;
  char buffer[4096];
  for (ssize_t n; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(n));
  close(ends[0]);
  const std::size_t at = text.find("solution.cpp:");
  const int line = at == std::string::npos ? 0 : std::atoi(text.c_str() + at + std::strlen("solution.cpp:"));
  known.emplace(key, line);
  return line;
}
#endif

inline const char *stack_low = nullptr;

#ifdef KODE_UNIX
KODE_FUNCTION void on_signal(int number, siginfo_t *info, void *) {
  if (number == SIGQUIT) {
    // Asked where it is: it says so, and that is its end.
#ifdef KODE_TRACES
    Trace here;
    here.count = backtrace(here.frames, 48);
    if (here.count > 2) here.frames[2] = static_cast<char *>(here.frames[2]) + 1;
    resolve(here, 2);
#endif
    _exit(128 + number);
  }
  const char *at = static_cast<const char *>(info->si_addr);
  const bool deep = number == SIGSEGV && stack_low != nullptr && at >= stack_low - (1 << 20) && at < stack_low + (1 << 16);
  const char *what = deep ? "stack overflow"
                   : number == SIGSEGV || number == SIGBUS ? "segmentation fault"
                   : number == SIGFPE ? "arithmetic error"
                   : number == SIGABRT ? "abort"
                                       : "illegal instruction";
  std::fflush(nullptr);
  char line[80];
  const int length = std::snprintf(line, sizeof line, "\nkode: signal %d: %s\n", number, what);
  if (::write(2, line, static_cast<std::size_t>(length)) < 0) _exit(128 + number);
#ifdef KODE_TRACES
  Trace trace;
  trace.count = backtrace(trace.frames, 48);
  // Below this function and the kernel's frame lies the instruction itself, not one after a call.
  if (trace.count > 2) trace.frames[2] = static_cast<char *>(trace.frames[2]) + 1;
  resolve(trace, 2);
#endif
  _exit(128 + number);
}

KODE_FUNCTION void watch_signals() {
  static char place[1 << 16];
  stack_t stack{};
  stack.ss_sp = place;
  stack.ss_size = sizeof place;
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL, SIGQUIT}) sigaction(number, &action, nullptr);
#ifdef KODE_TRACES
  // The first call loads a library, which a broken process could not.
  void *frame[1];
  backtrace(frame, 1);
#endif
}
#endif

}  // namespace kode

#ifdef KODE_TRACES
/** Remembers where an exception comes from; then it is thrown as ever. */
extern "C" [[noreturn]] void __cxa_throw(void *object, void *type, void (*destroy)(void *)) {
  using Throw = void (*)(void *, void *, void (*)(void *));
  static const auto throws = reinterpret_cast<Throw>(dlsym(RTLD_NEXT, "__cxa_throw"));
  kode::thrown_at.count = backtrace(kode::thrown_at.frames, 48);
  throws(object, type, destroy);
  __builtin_unreachable();
}
#endif
#endif
