// Several threads that use one object at once; the form is described in src/engine/components/scenarioWire.ts.
#pragma once

#define KODE_THREADS_READY 1

#ifndef KODE_COMPONENT_READY
#include "component.hpp"
#endif

#include "whereabouts.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#if defined(__linux__)
#include <cstdio>
#include <dirent.h>
#endif

namespace kode {

/** A generator of 32 bits a draw (Marsaglia, Xorshift RNGs, 2003), whose state is never 0. */
struct Draws {
  std::uint32_t state;
  explicit Draws(std::uint32_t seed) : state(seed * 0x9e3779b1U | 1U) {}
  std::uint32_t next() {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
  }
};

/** One call, and what is drawn around it: numbers of a counter that all threads share, or none. */
class Turn {
 public:
  Turn(std::atomic<int> *of, Draws *mix) : counter(of), draw(mix) {}
  /** Right before the call: from here on locks make the thread hesitate. */
  void begin();
  /** The call is over. What is said again does not count. */
  void end();
  /** `,from,to`, or nothing. */
  std::string text() const;

 private:
  std::atomic<int> *counter;
  Draws *draw;
  int from = 0;
  int to = 0;
  bool over = false;
};

/** What threads share: an object with its clock, and the arguments of all calls. Generated behind the solution. */
class Shared {
 public:
  explicit Shared(const std::vector<Text> &known) : codes(known) {}
  virtual ~Shared() = default;
  /** A new object; the clock is at the start again. False where it could not be made. */
  virtual bool make(Case &one, Outcomes &outcomes) = 0;
  virtual void drop() = 0;
  /** A call, or a step of the clock, which only happens while no thread runs. False where nothing may come after it. */
  virtual bool call(Case &one, Outcomes &outcomes, const Step &step, Turn &turn) = 0;
  const std::vector<Text> &codes;
  /** The clock at the making of the object. */
  std::int64_t start = 0;
};

struct Scenario {
  std::vector<Step> before;
  std::vector<std::vector<Step>> threads;
  std::vector<Step> after;
  std::int64_t rounds = 0;
  std::int64_t seed = 0;
};

/**
 * Reads a scenario and runs it. `Object` is what threads share; it reads the constructor's arguments, and those of a call
 * where it stands before it.
 */
template <class Object>
void answer_scenario(Case &c);

/** Now and then the thread lets others go first, or takes its time, as drawn. */
void hesitate(Draws &draw);
/** All rounds of a scenario; what was seen is written to the case, each different round once. */
void run_scenario(Case &c, Shared &shared, const Scenario &scenario);

template <class Object>
void answer_scenario(Case &c) {
  Reader &in = c.in;
  Object shared(in);
  Scenario scenario;
  const auto read_steps = [&](std::vector<Step> &steps) {
    in.items([&] {
      in.expect('[');
      const int method = static_cast<int>(in.integer());
      steps.push_back({method, shared.read_step(in, method)});
      in.expect(']');
    });
  };
  in.expect(',');
  read_steps(scenario.before);
  in.expect(',');
  shared.start = in.integer();
  in.expect(',');
  in.items([&] {
    scenario.threads.emplace_back();
    read_steps(scenario.threads.back());
  });
  in.expect(',');
  read_steps(scenario.after);
  in.expect(',');
  scenario.rounds = in.integer();
  in.expect(',');
  scenario.seed = in.integer();
  run_scenario(c, shared, scenario);
}

#ifndef KODE_APART
/** Set while the thread is in a call. */
static thread_local Draws *in_call = nullptr;

KODE_FUNCTION void Turn::begin() {
  if (counter != nullptr) from = counter->fetch_add(1);
  in_call = draw;
}

KODE_FUNCTION void Turn::end() {
  if (over) return;
  over = true;
  in_call = nullptr;
  if (counter != nullptr) to = counter->fetch_add(1);
}

KODE_FUNCTION std::string Turn::text() const {
  return counter == nullptr ? "" : ',' + std::to_string(from) + ',' + std::to_string(to);
}

/** Long enough for another core to do some steps; nothing that orders memory. */
KODE_FUNCTION void hesitate(Draws &draw) {
  const std::uint32_t drawn = draw.next() >> 4;
  switch (drawn % 4) {
    case 0: return;
    case 1: std::this_thread::yield(); return;
    default:
      for (std::uint32_t n = (drawn >> 8) % (drawn % 4 == 2 ? 64 : 2048); n > 0; --n) std::atomic_signal_fence(std::memory_order_seq_cst);
  }
}

/** Threads that stay, so that a round costs no start of any. */
class Crew {
 public:
  /** As many threads as that, at least. */
  void hire(std::size_t count);
  /** Runs `job(i)` on `count` threads, which begin together; returns when all of them have ended. */
  void run(std::size_t count, const std::function<void(std::size_t)> &job);

 private:
  void work(std::size_t i);

  std::mutex mutex;
  std::condition_variable wake;
  std::condition_variable done;
  std::size_t size = 0;
  std::size_t wanted = 0;
  std::size_t running = 0;
  unsigned round = 0;
  const std::function<void(std::size_t)> *task = nullptr;
  std::atomic<std::size_t> arrived{0};
};

KODE_FUNCTION void Crew::hire(std::size_t count) {
  for (; size < count; ++size) std::thread([this, i = size] { work(i); }).detach();
}

KODE_FUNCTION void Crew::run(std::size_t count, const std::function<void(std::size_t)> &job) {
  std::unique_lock<std::mutex> lock(mutex);
  task = &job;
  wanted = count;
  running = count;
  arrived.store(0, std::memory_order_relaxed);
  ++round;
  wake.notify_all();
  done.wait(lock, [this] { return running == 0; });
}

KODE_FUNCTION void Crew::work(std::size_t i) {
  enlist();
  unsigned known = 0;
  for (;;) {
    std::unique_lock<std::mutex> lock(mutex);
    wake.wait(lock, [&] { return round != known; });
    known = round;
    if (i >= wanted) continue;
    const std::size_t all = wanted;
    lock.unlock();
    // The gate says nothing of the threads' memory to one another: that would put them into an order.
    arrived.fetch_add(1, std::memory_order_relaxed);
    for (int n = 0; arrived.load(std::memory_order_relaxed) < all; ++n) {
      if (n > 500) std::this_thread::yield();
    }
    (*task)(i);
    lock.lock();
    if (--running == 0) done.notify_one();
  }
}

/** What one thread saw, in memory of its own. */
struct Seen {
  Case one;
  std::string text;
  bool whole = true;
};

/** Makes one step or call and adds what came of it to what was seen before. */
KODE_FUNCTION bool see(Seen &seen, Shared &shared, const Step &step, Turn &turn, bool isStamped) {
  seen.one.out.clear();
  Outcomes outcomes(seen.one, shared.codes);
  const Calling calling;
  const bool goes_on = shared.call(seen.one, outcomes, step, turn);
  turn.end();
  if (!seen.text.empty()) seen.text += ',';
  seen.text += isStamped ? '[' + seen.one.out.text + turn.text() + ']' : seen.one.out.text;
  return goes_on;
}

KODE_FUNCTION bool see_all(Seen &seen, Shared &shared, const std::vector<Step> &steps) {
  for (const Step &step : steps) {
    Turn turn(nullptr, nullptr);
    if (!see(seen, shared, step, turn, false)) return false;
  }
  return true;
}

/** Threads of the process that `known` does not have; false where one of them may be running. Linux alone tells. */
KODE_FUNCTION bool other_threads(const std::set<std::string> &known, std::set<std::string> &others) {
  bool wait = true;
  others.clear();
#if defined(__linux__)
  DIR *const all = opendir("/proc/self/task");
  if (all == nullptr) return true;
  while (const dirent *const one = readdir(all)) {
    if (one->d_name[0] == '.' || known.count(one->d_name) > 0) continue;
    char line[256] = {};
    std::FILE *const file = std::fopen((std::string("/proc/self/task/") + one->d_name + "/stat").c_str(), "r");
    if (file == nullptr) continue;
    const std::size_t size = std::fread(line, 1, sizeof line - 1, file);
    std::fclose(file);
    // `7 (name) S 1 …`, and a name may have anything in it.
    const std::size_t end = std::string(line, size).rfind(") ");
    if (end == std::string::npos) continue;
    wait = wait && line[end + 2] == 'S';
    others.insert(one->d_name);
  }
  closedir(all);
#endif
  return wait;
}

/** Threads that the solution started and that are still there after its calls. They get a moment to end. */
KODE_FUNCTION std::size_t left_behind(const std::set<std::string> &known, std::int64_t made) {
  // After some scenarios with such threads nobody waits for their end any more.
  static int leaving = 0;
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::seconds(1);
  std::set<std::string> left;
  for (int still = 0;;) {
    // Those that only wait, for some looks in a row: who is left to wake them?
    still = other_threads(known, left) ? still + 1 : 0;
    if (left.empty()) return 0;
    if (still == 5 || leaving == 3 || Clock::now() > until) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  leaving = static_cast<std::int64_t>(left.size()) >= made ? 3 : std::min(3, leaving + 1);
  return left.size();
}

KODE_FUNCTION std::string play(Shared &shared, const Scenario &scenario, std::uint32_t seed, bool isStamped, Crew *crew) {
  Seen before;
  {
    Outcomes outcomes(before.one, shared.codes);
    const Calling calling;
    before.whole = shared.make(before.one, outcomes);
    before.text = before.one.out.text;
  }
  before.whole = before.whole && see_all(before, shared, scenario.before);
  std::string text = "[[" + before.text + ']';
  if (before.whole) {
    std::atomic<int> counter{0};
    std::vector<Seen> seen(scenario.threads.size());
    crew->run(seen.size(), [&](std::size_t i) {
      Draws draw(seed + static_cast<std::uint32_t>(i));
      for (const Step &step : scenario.threads[i]) {
        hesitate(draw);
        Turn turn(isStamped ? &counter : nullptr, &draw);
        if (!(seen[i].whole = see(seen[i], shared, step, turn, true))) break;
      }
    });
    Seen after;
    bool goes_on = true;
    for (const Seen &one : seen) goes_on = goes_on && one.whole;
    if (goes_on) see_all(after, shared, scenario.after);
    text += ",[";
    for (std::size_t i = 0; i < seen.size(); ++i) text += (i > 0 ? ",[" : "[") + seen[i].text + ']';
    text += "],[" + after.text + ']';
  }
  const Calling calling;
  shared.drop();
  return text + ']';
}

KODE_FUNCTION void run_scenario(Case &c, Shared &shared, const Scenario &scenario) {
  static const bool isReady = (answer_where(), true);
  static_cast<void>(isReady);
#ifdef KODE_DETECTOR
  const bool isDetected = true;
#else
  const bool isDetected = false;
#endif
  static Crew *crew = new Crew;
  crew->hire(scenario.threads.size());
  std::set<std::string> threads;
  other_threads({}, threads);
  std::set<std::string> known;
  Draws seeds(static_cast<std::uint32_t>(scenario.seed));
  c.start();
  for (std::int64_t round = 0; round < scenario.rounds; ++round) {
    // The counter of the stamps puts threads into an order, which hides races from a detector.
    const std::string text = play(shared, scenario, seeds.next(), !isDetected || round % 2 == 1, crew);
    if (!known.insert(text).second) continue;
    if (!c.out.text.empty()) c.out.text += ',';
    c.out.text += text;
  }
  if (const std::size_t left = left_behind(threads, scenario.rounds))
    c.out.text += ",{\"made\":" + std::to_string(scenario.rounds) + ",\"left\":[[" + std::to_string(left) + ",0,0,0]]}";
  c.stop();
}
#endif

}  // namespace kode

#if defined(KODE_WRAPS) && !defined(KODE_APART)
#include "hesitant.hpp"
#endif
#if defined(KODE_DETECTOR) && defined(__GLIBCXX__) && !defined(KODE_APART)
#include "lists.hpp"
#endif
