// Runs a C++ solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4. The form of the
// lines is described in src/engine/values/wire.ts. Included before the solution, so that its macros change nothing here;
// readers and writers of the solution's own types are generated after it and found by the namespace of their first
// argument.
#pragma once

#define KODE_READY 1

#include "nodes.hpp"
#include "traces.hpp"

namespace kode {

/** Deep enough for a recursion over 200,000 nodes; small enough to end an endless one before the memory limit does. */
constexpr std::size_t stack_bytes = std::size_t{128} << 20;

/**
 * CPU nanoseconds of the process, negative where there is no clock finer than the wall's. Of the process rather than of the
 * thread: a solution may share its work among threads, and nothing else runs here meanwhile. By getrusage, since the clock
 * of clock_gettime moves by ticks in a process that has a limit of CPU time.
 */
#ifdef KODE_APART
long long cpu_time();
#else
KODE_FUNCTION long long cpu_time() {
#ifdef KODE_UNIX
  rusage usage {};
  if (getrusage(RUSAGE_SELF, &usage) == 0) {
    const auto of = [](const timeval &at) { return static_cast<long long>(at.tv_sec) * 1000000 + at.tv_usec; };
    return 1000 * (of(usage.ru_utime) + of(usage.ru_stime));
  }
#endif
  return -1;
}
#endif

/** One call: where its arguments are read from, and what is told about it. */
struct Case {
  Reader in{nullptr};
  Writer out;
  std::chrono::steady_clock::time_point started;
  long long worked = 0;
  long long elapsed = 0;
  long long cpu = 0;
  std::string changed;
  std::string now;
  void start() {
    worked = cpu_time();
    started = std::chrono::steady_clock::now();
  }
  void stop() {
    elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - started).count();
    cpu = worked < 0 ? elapsed : cpu_time() - worked;
  }
  /** Compares a parameter with its text from before the call. */
  template <class T>
  void unchanged(const char *name, const char *from, const char *to, const T &value) {
    if (!changed.empty()) return;
    Writer after;
    after.cycles = true;
    write(after, value);
    if (after.why.empty() && after.text.compare(0, std::string::npos, from, static_cast<std::size_t>(to - from)) == 0) return;
    changed = name;
    now = after.why.empty() ? after.text : "null";
  }
};

#ifdef KODE_APART
int serve(void (*call)(Case &));
#else
KODE_FUNCTION std::string type_name(const std::type_info &type) {
  int status = 0;
  char *name = abi::__cxa_demangle(type.name(), nullptr, nullptr, &status);
  std::string text = status == 0 && name != nullptr ? name : type.name();
  std::free(name);
  return text;
}

KODE_FUNCTION long long printed_size() {
  struct stat info {};
  return fstat(1, &info) == 0 && (info.st_mode & S_IFMT) == S_IFREG ? static_cast<long long>(info.st_size) : 0;
}

struct Problem {
  std::string type;
  std::string message;
};

KODE_FUNCTION void answer(std::string &line, const char *request, Case &one, void (*call)(Case &)) {
  arena->reset();
  one.in.at = request;
  one.out.clear();
  one.elapsed = 0;
  one.cpu = 0;
  one.changed.clear();
  one.in.expect('[');
  const std::int64_t id = one.in.integer();
  one.in.expect(',');
  one.in.expect('[');
  std::optional<Problem> problem;
  try {
    call(one);
  } catch (const std::exception &error) {
    one.stop();
    problem = Problem{type_name(typeid(error)), error.what()};
  } catch (...) {
    one.stop();
    const std::type_info *type = abi::__cxa_current_exception_type();
    problem = Problem{type == nullptr ? "exception" : type_name(*type), "thrown"};
  }
  std::cout.flush();
  std::fflush(nullptr);
  line += '[' + std::to_string(id) + ',' + std::to_string(one.elapsed) + ',' + std::to_string(one.cpu) + ',' + std::to_string(printed_size());
  if (problem.has_value()) {
    line += ",2,{\"type\":";
    append_string(line, problem->type);
    line += ",\"message\":";
    append_string(line, is_utf8(problem->message) ? problem->message.substr(0, 2000) : "");
    int at = 0;
#ifdef KODE_TRACES
    at = line_of(thrown_at);
#endif
    line += ",\"line\":" + std::to_string(at) + "}]";
  } else if (!one.out.why.empty()) {
    line += ",3,{\"shown\":";
    append_string(line, one.out.shown);
    line += ",\"why\":";
    append_string(line, one.out.why);
    line += "}]";
  } else if (!one.changed.empty()) {
    line += ",1,[" + one.out.text + "],{\"changed\":";
    append_string(line, one.changed);
    line += ",\"now\":" + one.now + "}]";
  } else {
    line += ",0,[";
    line += one.out.text;
    line += "]]";
  }
}

KODE_FUNCTION void loop(void (*call)(Case &)) {
  std::string pending;
  std::string line;
  std::vector<char> chunk(1 << 16);
  Case one;
  std::size_t scanned = 0;
  for (;;) {
    const auto count = ::read(3, chunk.data(), chunk.size());
    if (count <= 0) std::_Exit(0);
    pending.append(chunk.data(), static_cast<std::size_t>(count));
    std::size_t from = 0;
    for (std::size_t end; (end = pending.find('\n', std::max(from, scanned))) != std::string::npos; from = end + 1) {
      pending[end] = 0;
      line.clear();
      if (std::strcmp(pending.data() + from, "[\"hello\"]") == 0) line = "[\"ready\"]";
      else answer(line, pending.data() + from, one, call);
      line += '\n';
      for (std::size_t done = 0; done < line.size();) {
        const auto written = ::write(4, line.data() + done, line.size() - done);
        if (written <= 0) std::_Exit(0);
        done += static_cast<std::size_t>(written);
      }
    }
    pending.erase(0, from);
    scanned = pending.size();
  }
}

/** Debuggers pass no descriptors on: the wire comes as two files there. */
KODE_FUNCTION void open_files() {
  const char *requests = std::getenv("KODE_REQUESTS");
  const char *replies = std::getenv("KODE_REPLIES");
  if (requests == nullptr || replies == nullptr) return;
#ifdef O_BINARY
  const int binary = O_BINARY;
#else
  const int binary = 0;
#endif
  if (dup2(::open(requests, O_RDONLY | binary), 3) < 0 || dup2(::open(replies, O_WRONLY | binary), 4) < 0) std::_Exit(70);
}

KODE_FUNCTION int serve(void (*call)(Case &)) {
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 16);
  open_files();
#ifdef KODE_UNIX
  fcntl(3, F_SETFD, FD_CLOEXEC);
  fcntl(4, F_SETFD, FD_CLOEXEC);
  static void (*target)(Case &) = call;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack_bytes);
  pthread_t thread;
  const auto body = [](void *) -> void * {
#ifdef KODE_TRACES
    pthread_attr_t own;
    void *low = nullptr;
    std::size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &own) == 0) {
      pthread_attr_getstack(&own, &low, &size);
      pthread_attr_destroy(&own);
    }
    stack_low = static_cast<const char *>(low);
#endif
    watch_signals();
    loop(target);
    return nullptr;
  };
  if (pthread_create(&thread, &attributes, body, nullptr) != 0) return 70;
  // Who is asked where it is must be a thread of the solution.
  sigset_t asked;
  sigemptyset(&asked);
  sigaddset(&asked, SIGQUIT);
  pthread_sigmask(SIG_BLOCK, &asked, nullptr);
  pthread_join(thread, nullptr);
#else
  loop(call);
#endif
  return 0;
}
#endif

}  // namespace kode
