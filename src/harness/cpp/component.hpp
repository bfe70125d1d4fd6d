// Sequences of calls on one object; their form is described in src/engine/components/wire.ts. The object, its clock and the
// calls are generated behind the solution.
#pragma once

#define KODE_COMPONENT_READY 1

#ifndef KODE_READY
#include "kode.hpp"
#endif

#include <functional>
#include <memory>
#include <stdexcept>

namespace kode {

/** What is thrown with a code in a component that has no codes. */
struct NoCode {};

/** A call with its place among the arguments of its method, or (method -1) milliseconds by which the clock goes on. */
struct Step {
  int method;
  std::int64_t at;
};

/** Writes down what came of each step while the sequence is still running. */
class Outcomes {
 public:
  Outcomes(Case &of, const std::vector<Text> &known) : one(of), codes(known) {}

  /** The object is made, or the method called: `call` writes the value that came. False where the sequence ends. */
  template <class Coded, class Call>
  bool step(Call call) {
    begin();
    try {
      call();
      return value();
    } catch (const Coded &error) {
      return refused(error);
    } catch (const std::exception &error) {
      return thrown(error.what(), typeid(error), error.what());
    } catch (...) {
      return unknown();
    }
  }
  void moved();
  /** Ends the time of the sequence, once. */
  void end();

 private:
  template <class Coded>
  bool refused(const Coded &error) {
    if constexpr (std::is_base_of_v<std::exception, Coded>) {
      const std::exception &base = error;
      return thrown(code_of(error), typeid(error), base.what());
    } else {
      const Text code = code_of(error);
      return thrown(code, typeid(error), code);
    }
  }
  template <class E, class = void> struct CodeCall : std::false_type {};
  template <class E>
  struct CodeCall<E, std::enable_if_t<std::is_convertible_v<decltype(std::declval<const E &>().code()), Text>>> : std::true_type {};
  template <class E, class = void> struct CodeField : std::false_type {};
  template <class E>
  struct CodeField<E, std::enable_if_t<std::is_convertible_v<decltype(std::declval<const E &>().code), Text>>> : std::true_type {};
  template <class E>
  static Text code_of(const E &error) {
    if constexpr (CodeCall<E>::value) return error.code();
    else if constexpr (CodeField<E>::value) return error.code;
    else if constexpr (std::is_base_of_v<std::exception, E>) return static_cast<const std::exception &>(error).what();
    else return "";
  }

  void begin();
  bool value();
  bool thrown(const Text &code, const std::type_info &type, const Text &message);
  bool unknown();
  bool crashed(const Text &type, const Text &message);

  Case &one;
  const std::vector<Text> &codes;
  std::size_t from = 0;
  bool ended = false;
};

/** A function that a component is given, by its name; src/engine/components/functions.ts says what each does. */
using Named = std::int64_t (*)(const Text &);

#ifdef KODE_APART
Named function_of(const Text &name);
#else
KODE_FUNCTION void Outcomes::begin() {
  Text &text = one.out.text;
  if (!text.empty()) text += ',';
  from = text.size();
}

KODE_FUNCTION void Outcomes::moved() {
  begin();
  one.out.text += "null";
}

KODE_FUNCTION void Outcomes::end() {
  if (!ended) one.stop();
  ended = true;
}

/** A value that is not of its type ends the sequence, but not as the whole reply. */
KODE_FUNCTION bool Outcomes::value() {
  Writer &out = one.out;
  if (out.why.empty()) return true;
  out.text.resize(from);
  out.text += "{\"shown\":";
  append_string(out.text, out.shown);
  out.text += ",\"why\":";
  append_string(out.text, out.why);
  out.text += '}';
  out.shown.clear();
  out.why.clear();
  return false;
}

KODE_FUNCTION bool Outcomes::thrown(const Text &code, const std::type_info &type, const Text &message) {
  if (std::find(codes.begin(), codes.end(), code) == codes.end()) return crashed(type_name(type), message);
  one.out.text.resize(from);
  append_string(one.out.text, code);
  return true;
}

KODE_FUNCTION bool Outcomes::unknown() {
  const std::type_info *type = abi::__cxa_current_exception_type();
  return crashed(type == nullptr ? "exception" : type_name(*type), "thrown");
}

KODE_FUNCTION bool Outcomes::crashed(const Text &type, const Text &message) {
  // To find the line takes longer than most calls.
  end();
  Text &text = one.out.text;
  text.resize(from);
  text += "{\"type\":";
  append_string(text, type);
  text += ",\"message\":";
  append_string(text, is_utf8(message) ? message : "");
  int line = 0;
#ifdef KODE_TRACES
  line = line_of(thrown_at);
#endif
  text += ",\"line\":" + std::to_string(line) + '}';
  return false;
}

/** FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv). */
KODE_FUNCTION std::uint32_t fnv1a32(const Text &text) {
  std::uint32_t hash = 0x811c9dc5U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash;
}

KODE_FUNCTION Named function_of(const Text &name) {
  if (name == "length" || name == "lengthLong") return [](const Text &text) { return static_cast<std::int64_t>(text.size()); };
  if (name == "constant") return [](const Text &) { return std::int64_t{7}; };
  if (name == "least") return [](const Text &) { return std::int64_t{INT_MIN}; };
  if (name == "negative") {
    return [](const Text &text) { return text.empty() ? std::int64_t{-1} : -static_cast<std::int64_t>(static_cast<unsigned char>(text[0])); };
  }
  if (name == "sum") {
    return [](const Text &text) {
      std::int64_t sum = 0;
      for (const char c : text) sum += static_cast<unsigned char>(c);
      return sum;
    };
  }
  if (name == "fnv") return [](const Text &text) { return static_cast<std::int64_t>(static_cast<std::int32_t>(fnv1a32(text))); };
  if (name == "fnvLong") return [](const Text &text) { return static_cast<std::int64_t>(fnv1a32(text)); };
  std::fprintf(stderr, "kode: there is no function %s\n", name.c_str());
  std::_Exit(70);
}
#endif

/** Reads a name and gives its function, whose results are of a whole number's type. */
template <class Result>
std::function<Result(const Text &)> read_function(Reader &in) {
  Text name;
  read(in, name);
  return [call = function_of(name)](const Text &text) { return static_cast<Result>(call(text)); };
}

}  // namespace kode
