// Runs a C++ solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4. The form of the
// lines is described in src/engine/values/wire.ts. Included before the solution, so that its macros change nothing here;
// readers and writers of the solution's own types are generated after it and found by the namespace of their first
// argument.
#pragma once

#include <algorithm>
#include <charconv>
#include <chrono>
#include <climits>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <limits>
#include <map>
#include <new>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <typeinfo>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#if defined(__unix__) || defined(__APPLE__)
#define KODE_UNIX 1
#include <pthread.h>
#include <sys/wait.h>
#endif
#if defined(__GLIBC__)
#define KODE_TRACES 1
#include <dlfcn.h>
#include <execinfo.h>
#include <link.h>
#endif
#include <cxxabi.h>

namespace kode {

using Int = int;
using Long = long long;
using Text = std::string;

/** Deep enough for a recursion over 200,000 nodes; small enough to end an endless one before the memory limit does. */
constexpr std::size_t stack_bytes = std::size_t{128} << 20;
/** Trees larger than this are taken for ones that run into themselves. */
constexpr std::size_t max_tree_nodes = 4'000'000;

/** Nodes of arguments live here until the next case: a solution may link, drop or delete them as it likes. */
class Arena {
 public:
  void *take(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (blocks.empty() || used + size > block_bytes) next_block();
    void *place = blocks[current] + used;
    used += size;
    return place;
  }
  void reset() {
    current = 0;
    used = 0;
  }
  bool holds(const void *place) const {
    const char *at = static_cast<const char *>(place);
    if (at < lowest || at >= highest) return false;
    for (const char *block : blocks) {
      if (at >= block && at < block + block_bytes) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{1} << 20;
  void next_block() {
    used = 0;
    if (!blocks.empty() && ++current < blocks.size()) return;
    char *block = static_cast<char *>(std::malloc(block_bytes));
    if (block == nullptr) throw std::bad_alloc();
    blocks.push_back(block);
    current = blocks.size() - 1;
    if (lowest == nullptr || block < lowest) lowest = block;
    if (block + block_bytes > highest) highest = block + block_bytes;
  }
  std::vector<char *> blocks;
  std::size_t current = 0;
  std::size_t used = 0;
  const char *lowest = nullptr;
  const char *highest = nullptr;
};
inline Arena *arena = new Arena;

/** Walks over one request. Requests come from the engine, so it trusts their form. */
struct Reader {
  const char *at;
  void expect(char c) {
    if (*at != c) {
      std::fputs("kode: malformed request\n", stderr);
      std::_Exit(70);
    }
    ++at;
  }
  bool take(char c) {
    if (*at != c) return false;
    ++at;
    return true;
  }
  bool null() {
    if (*at != 'n') return false;
    at += 4;
    return true;
  }
  std::int64_t integer() {
    const bool negative = take('-');
    std::uint64_t value = 0;
    while (*at >= '0' && *at <= '9') value = value * 10 + static_cast<std::uint64_t>(*at++ - '0');
    return static_cast<std::int64_t>(negative ? 0 - value : value);
  }
  template <class Item>
  void items(Item item) {
    expect('[');
    if (take(']')) return;
    do item();
    while (take(','));
    expect(']');
  }
};

/** Collects text of the wire, and why a value is not of its declared type. */
struct Writer {
  std::string text;
  std::string shown;
  std::string why;
  /** Only an argument from before the call may run into itself. */
  bool cycles = false;
  /** While the result is written: its nodes must be new. */
  bool fresh = false;
  void refuse(const std::string &what, const std::string &reason) {
    if (!why.empty()) return;
    shown = what;
    why = reason;
  }
  void clear() {
    text.clear();
    shown.clear();
    why.clear();
  }
};

inline void append_string(std::string &out, const std::string &value) {
  static const char hex[] = "0123456789abcdef";
  out += '"';
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte >= 0x20) {
          out += c;
        } else {
          out += "\\u00";
          out += hex[byte >> 4];
          out += hex[byte & 15];
        }
    }
  }
  out += '"';
}

inline bool is_utf8(const std::string &text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

// Scalars.

inline void read(Reader &in, Int &value) { value = static_cast<Int>(in.integer()); }
inline void write(Writer &out, Int value) { out.text += std::to_string(value); }

inline void read(Reader &in, Long &value) {
  in.expect('"');
  value = in.integer();
  in.expect('"');
}
inline void write(Writer &out, Long value) {
  out.text += '"';
  out.text += std::to_string(value);
  out.text += '"';
}

inline void read(Reader &in, bool &value) {
  value = *in.at == 't';
  in.at += value ? 4 : 5;
}
inline void write(Writer &out, bool value) { out.text += value ? "true" : "false"; }

inline void append_utf8(std::string &out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
    out += static_cast<char>(0x80 | (code & 63));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | code >> 12);
    out += static_cast<char>(0x80 | (code >> 6 & 63));
    out += static_cast<char>(0x80 | (code & 63));
  } else {
    out += static_cast<char>(0xf0 | code >> 18);
    out += static_cast<char>(0x80 | (code >> 12 & 63));
    out += static_cast<char>(0x80 | (code >> 6 & 63));
    out += static_cast<char>(0x80 | (code & 63));
  }
}

inline unsigned hex4(Reader &in) {
  unsigned code = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = *in.at++;
    code = code * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return code;
}

inline void read(Reader &in, Text &value) {
  in.expect('"');
  value.clear();
  for (;;) {
    const char *from = in.at;
    while (*in.at != '"' && *in.at != '\\') ++in.at;
    value.append(from, in.at);
    if (*in.at++ == '"') return;
    const char escape = *in.at++;
    switch (escape) {
      case 'b': value += '\b'; break;
      case 'f': value += '\f'; break;
      case 'n': value += '\n'; break;
      case 'r': value += '\r'; break;
      case 't': value += '\t'; break;
      case 'u': {
        unsigned code = hex4(in);
        if (code >= 0xd800 && code < 0xdc00 && in.at[0] == '\\' && in.at[1] == 'u') {
          in.at += 2;
          code = 0x10000 + ((code - 0xd800) << 10) + (hex4(in) - 0xdc00);
        }
        append_utf8(value, code);
        break;
      }
      default: value += escape;
    }
  }
}
inline void write(Writer &out, const Text &value) {
  if (!is_utf8(value)) {
    out.refuse("bytes that are not UTF-8", "expected a string in UTF-8");
    out.text += "\"\"";
    return;
  }
  append_string(out.text, value);
}

inline void read(Reader &in, double &value) {
  if (*in.at == '"') {
    Text name;
    read(in, name);
    value = name == "NaN" ? std::numeric_limits<double>::quiet_NaN()
          : name == "Inf" ? std::numeric_limits<double>::infinity()
          : name == "-Inf" ? -std::numeric_limits<double>::infinity()
                           : -0.0;
    return;
  }
  char *end = nullptr;
  value = std::strtod(in.at, &end);
  in.at = end;
}

/** The shortest number that reads back the same, in the form of ECMAScript's Number::toString. */
inline void write(Writer &out, double value) {
  if (std::isnan(value)) {
    out.text += "\"NaN\"";
    return;
  }
  if (std::isinf(value)) {
    out.text += value > 0 ? "\"Inf\"" : "\"-Inf\"";
    return;
  }
  if (value == 0) {
    out.text += std::signbit(value) ? "\"-0\"" : "0";
    return;
  }
  char buffer[40];
  const char *end = std::to_chars(buffer, buffer + sizeof buffer, std::fabs(value), std::chars_format::scientific).ptr;
  const char *e = std::find(static_cast<const char *>(buffer), end, 'e');
  std::string digits(1, buffer[0]);
  if (e - buffer > 2) digits.append(static_cast<const char *>(buffer) + 2, e);
  const int point = std::atoi(std::string(e + 1, end).c_str()) + 1;
  const int count = static_cast<int>(digits.size());
  if (value < 0) out.text += '-';
  if (point > 21 || point < -5) {
    out.text += digits[0];
    if (count > 1) out.text += "." + digits.substr(1);
    out.text += point > 0 ? "e+" : "e";
    out.text += std::to_string(point - 1);
  } else if (point <= 0) {
    out.text += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else if (point >= count) {
    out.text += digits + std::string(static_cast<std::size_t>(point - count), '0');
  } else {
    out.text += digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
  }
}

// Composed types. Declared first, so that each may hold any other.

template <class T> void read(Reader &in, std::vector<T> &value);
template <class T> void write(Writer &out, const std::vector<T> &value);
template <class T> void read(Reader &in, std::optional<T> &value);
template <class T> void write(Writer &out, const std::optional<T> &value);
template <class K, class V> void read(Reader &in, std::map<K, V> &value);
template <class K, class V> void write(Writer &out, const std::map<K, V> &value);
template <class A, class B> void read(Reader &in, std::pair<A, B> &value);
template <class A, class B> void write(Writer &out, const std::pair<A, B> &value);
template <class... T> void read(Reader &in, std::tuple<T...> &value);
template <class... T> void write(Writer &out, const std::tuple<T...> &value);

template <class T>
void read(Reader &in, std::vector<T> &value) {
  value.clear();
  in.items([&] {
    T item{};
    read(in, item);
    value.push_back(std::move(item));
  });
}
template <class T>
void write(Writer &out, const std::vector<T> &value) {
  out.text += '[';
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (i > 0) out.text += ',';
    if constexpr (std::is_same_v<T, bool>) write(out, static_cast<bool>(value[i]));
    else write(out, value[i]);
  }
  out.text += ']';
}

template <class T>
void read(Reader &in, std::optional<T> &value) {
  value.reset();
  if (in.null()) return;
  value.emplace();
  read(in, *value);
}
template <class T>
void write(Writer &out, const std::optional<T> &value) {
  if (value.has_value()) write(out, *value);
  else out.text += "null";
}

/** Texts in the order of JavaScript: by UTF-16 units, in which those above U+FFFF come before U+E000. */
template <class K>
bool key_less(const K &a, const K &b) {
  if constexpr (std::is_same_v<K, Text>) {
    const std::size_t length = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < length; ++i) {
      int x = static_cast<unsigned char>(a[i]);
      int y = static_cast<unsigned char>(b[i]);
      if (x == y) continue;
      if (x >= 0xf0 && y < 0xf0) return y >= 0xee;
      if (y >= 0xf0 && x < 0xf0) return x < 0xee;
      return x < y;
    }
    return a.size() < b.size();
  } else {
    return a < b;
  }
}

template <class K, class V>
void read(Reader &in, std::map<K, V> &value) {
  value.clear();
  in.items([&] {
    K key{};
    V item{};
    in.expect('[');
    read(in, key);
    in.expect(',');
    read(in, item);
    in.expect(']');
    value.emplace(std::move(key), std::move(item));
  });
}
template <class K, class V>
void write(Writer &out, const std::map<K, V> &value) {
  std::vector<const std::pair<const K, V> *> entries;
  for (const auto &entry : value) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](auto *a, auto *b) { return key_less(a->first, b->first); });
  out.text += '[';
  for (std::size_t i = 0; i < entries.size(); ++i) {
    out.text += i > 0 ? ",[" : "[";
    write(out, entries[i]->first);
    out.text += ',';
    write(out, entries[i]->second);
    out.text += ']';
  }
  out.text += ']';
}

template <class A, class B>
void read(Reader &in, std::pair<A, B> &value) {
  in.expect('[');
  read(in, value.first);
  in.expect(',');
  read(in, value.second);
  in.expect(']');
}
template <class A, class B>
void write(Writer &out, const std::pair<A, B> &value) {
  out.text += '[';
  write(out, value.first);
  out.text += ',';
  write(out, value.second);
  out.text += ']';
}

template <class... T>
void read(Reader &in, std::tuple<T...> &value) {
  in.expect('[');
  std::apply([&](T &...part) {
    int n = 0;
    ((n++ > 0 ? in.expect(',') : void(), read(in, part)), ...);
  }, value);
  in.expect(']');
}
template <class... T>
void write(Writer &out, const std::tuple<T...> &value) {
  out.text += '[';
  std::apply([&](const T &...part) {
    int n = 0;
    ((n++ > 0 ? void(out.text += ',') : void(), write(out, part)), ...);
  }, value);
  out.text += ']';
}

// Linked nodes of the solution's own types.

template <class N>
N *make_node() {
  void *place = arena->take(sizeof(N));
  if constexpr (std::is_default_constructible_v<N>) return new (place) N();
  else return new (place) N(0);
}

template <class N>
void read_list(Reader &in, N *&head) {
  std::vector<N *> nodes;
  const bool cyclic = in.take('{');
  if (cyclic) in.at += std::strlen("\"v\":");
  in.items([&] {
    N *node = make_node<N>();
    read(in, node->val);
    node->next = nullptr;
    if (!nodes.empty()) nodes.back()->next = node;
    nodes.push_back(node);
  });
  if (cyclic) {
    in.at += std::strlen(",\"cycle\":");
    nodes.back()->next = nodes[static_cast<std::size_t>(in.integer())];
    in.expect('}');
  }
  head = nodes.empty() ? nullptr : nodes.front();
}

template <class N>
void write_list(Writer &out, N *head) {
  std::vector<N *> nodes;
  N *tortoise = nullptr;
  std::size_t power = 1;
  std::size_t steps = 0;
  std::optional<std::size_t> entry;
  // Brent's algorithm finds a list that runs into itself.
  for (N *node = head; node != nullptr; node = node->next) {
    if (node == tortoise) {
      entry = 0;
      while (*entry + steps < nodes.size() && nodes[*entry] != nodes[*entry + steps]) ++*entry;
      nodes.resize(*entry + steps);
      break;
    }
    nodes.push_back(node);
    if (tortoise == nullptr || steps == power) {
      tortoise = node;
      power *= 2;
      steps = 0;
    }
    ++steps;
  }
  if (entry.has_value() && !out.cycles) {
    out.refuse("a list with a cycle", "the list has a cycle");
    return;
  }
  out.text += entry.has_value() ? "{\"v\":[" : "[";
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) out.text += ',';
    write(out, nodes[i]->val);
  }
  out.text += ']';
  if (entry.has_value()) out.text += ",\"cycle\":" + std::to_string(*entry) + "}";
}

template <class N>
void read_random_list(Reader &in, N *&head) {
  std::vector<N *> nodes;
  std::vector<std::int64_t> links;
  in.items([&] {
    N *node = make_node<N>();
    in.expect('[');
    read(in, node->val);
    in.expect(',');
    links.push_back(in.null() ? -1 : in.integer());
    in.expect(']');
    node->next = nullptr;
    if (!nodes.empty()) nodes.back()->next = node;
    nodes.push_back(node);
  });
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    nodes[i]->random = links[i] < 0 ? nullptr : nodes[static_cast<std::size_t>(links[i])];
  }
  head = nodes.empty() ? nullptr : nodes.front();
}

template <class N>
void write_random_list(Writer &out, N *head) {
  std::unordered_map<N *, std::size_t> index;
  for (N *node = head; node != nullptr; node = node->next) {
    if (!index.emplace(node, index.size()).second) {
      out.refuse("a list with a cycle", "the list has a cycle");
      return;
    }
    if (out.fresh && arena->holds(node)) {
      out.refuse("a list that holds nodes of the argument", "expected new nodes, got nodes of the argument");
    }
  }
  out.text += '[';
  for (N *node = head; node != nullptr; node = node->next) {
    out.text += node == head ? "[" : ",[";
    write(out, node->val);
    out.text += ',';
    if (node->random == nullptr) {
      out.text += "null";
    } else if (const auto found = index.find(node->random); found != index.end()) {
      out.text += std::to_string(found->second);
    } else {
      out.refuse("a list of " + std::to_string(index.size()) + " nodes", "a random link leads to a node that is not in the list");
    }
    out.text += ']';
  }
  out.text += ']';
}

template <class N>
void read_tree(Reader &in, N *&root) {
  std::vector<N *> nodes;
  // The first value is the root; the others fill the places below the nodes in order, two each.
  std::size_t count = 0;
  in.items([&] {
    const std::size_t at = count++;
    if (in.null()) return;
    N *node = make_node<N>();
    read(in, node->val);
    node->left = nullptr;
    node->right = nullptr;
    if (at > 0) ((at - 1) % 2 == 0 ? nodes[(at - 1) / 2]->left : nodes[(at - 1) / 2]->right) = node;
    nodes.push_back(node);
  });
  root = nodes.empty() ? nullptr : nodes.front();
}

template <class N>
void write_tree(Writer &out, N *root) {
  out.text += '[';
  std::size_t end = out.text.size();
  std::vector<N *> queue{root};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (i > 0) out.text += ',';
    if (queue[i] == nullptr) {
      out.text += "null";
      continue;
    }
    write(out, queue[i]->val);
    end = out.text.size();
    queue.push_back(queue[i]->left);
    queue.push_back(queue[i]->right);
    if (queue.size() > max_tree_nodes) {
      out.refuse("a tree with a cycle", "the tree has a cycle");
      break;
    }
  }
  out.text.resize(end);
  out.text += ']';
}

/** What a call returned, as the declared type. Whole numbers of another type count while they fit. */
template <class Declared, class Given>
void write_result(Writer &out, const Given &given) {
  if constexpr (std::is_same_v<Declared, Given>) {
    write(out, given);
  } else if constexpr (std::is_integral_v<Declared> && std::is_integral_v<Given> && !std::is_same_v<Declared, bool> && !std::is_same_v<Given, bool>) {
    const auto value = static_cast<Declared>(given);
    if (static_cast<Given>(value) != given || (value < 0) != (given < 0)) {
      out.refuse(std::to_string(given), "expected an int of 32 bits, got " + std::to_string(given));
    }
    write(out, value);
  } else {
    const Declared value = given;
    write(out, value);
  }
}

// Where an exception or a signal comes from.

#ifdef KODE_TRACES
struct Trace {
  void *frames[48];
  int count = 0;
};
inline thread_local Trace thrown_at;

/** Runs addr2line over the frames; its output goes to `to`. Needs no memory of the process that may be broken. */
inline void resolve(const Trace &trace, int to) {
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
  const pid_t child = fork();
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
inline int line_of(const Trace &trace) {
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
inline void on_signal(int number, siginfo_t *info, void *) {
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
  resolve(trace, 2);
#endif
  _exit(128 + number);
}

inline void watch_signals() {
  static char place[1 << 16];
  stack_t stack{};
  stack.ss_sp = place;
  stack.ss_size = sizeof place;
  sigaltstack(&stack, nullptr);
  struct sigaction action {};
  action.sa_sigaction = on_signal;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL}) sigaction(number, &action, nullptr);
#ifdef KODE_TRACES
  // The first call loads a library, which a broken process could not.
  void *frame[1];
  backtrace(frame, 1);
#endif
}
#endif

/** One call: where its arguments are read from, and what is told about it. */
struct Case {
  Reader in{nullptr};
  Writer out;
  std::chrono::steady_clock::time_point started;
  long long elapsed = 0;
  std::string changed;
  std::string now;
  void start() { started = std::chrono::steady_clock::now(); }
  void stop() {
    elapsed = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now() - started).count();
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

inline std::string type_name(const std::type_info &type) {
  int status = 0;
  char *name = abi::__cxa_demangle(type.name(), nullptr, nullptr, &status);
  std::string text = status == 0 && name != nullptr ? name : type.name();
  std::free(name);
  return text;
}

inline long long printed_size() {
  struct stat info {};
  return fstat(1, &info) == 0 && (info.st_mode & S_IFMT) == S_IFREG ? static_cast<long long>(info.st_size) : 0;
}

struct Problem {
  std::string type;
  std::string message;
};

inline void answer(std::string &line, const char *request, Case &one, void (*call)(Case &)) {
  arena->reset();
  one.in.at = request;
  one.out.clear();
  one.elapsed = 0;
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
  line += '[' + std::to_string(id) + ',' + std::to_string(one.elapsed) + ',' + std::to_string(printed_size());
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

inline void loop(void (*call)(Case &)) {
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

inline int serve(void (*call)(Case &)) {
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 16);
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
  pthread_join(thread, nullptr);
#else
  loop(call);
#endif
  return 0;
}

}  // namespace kode

#ifdef KODE_NODES
// A solution may delete nodes that it was given; they are not on the heap.
__attribute__((noinline)) void *operator new(std::size_t size) {
  void *place = std::malloc(size == 0 ? 1 : size);
  if (place == nullptr) throw std::bad_alloc();
  return place;
}
__attribute__((noinline)) void operator delete(void *place) noexcept {
  if (kode::arena == nullptr || !kode::arena->holds(place)) std::free(place);
}
__attribute__((noinline)) void operator delete(void *place, std::size_t) noexcept {
  if (kode::arena == nullptr || !kode::arena->holds(place)) std::free(place);
}
#endif

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
