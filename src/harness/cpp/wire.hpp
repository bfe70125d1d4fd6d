// Readers and writers of the wire's types.
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

// A program has the harness's code once. Where it is in an object file of its own (made with KODE_BODIES), the solution's
// file sees only declarations (KODE_APART).
#if defined(KODE_BODIES)
#define KODE_FUNCTION
#else
#define KODE_FUNCTION inline
#endif

namespace kode {

using Int = int;
using Long = long long;
using Text = std::string;

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

#ifdef KODE_APART
void append_string(std::string &out, const std::string &value);
bool is_utf8(const std::string &text);
#else
KODE_FUNCTION void append_string(std::string &out, const std::string &value) {
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

KODE_FUNCTION bool is_utf8(const std::string &text) {
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
#endif

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

#ifdef KODE_APART
void read(Reader &in, Text &value);
void write(Writer &out, const Text &value);
void read(Reader &in, double &value);
void write(Writer &out, double value);
#else
KODE_FUNCTION void append_utf8(std::string &out, unsigned code) {
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

KODE_FUNCTION unsigned hex4(Reader &in) {
  unsigned code = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = *in.at++;
    code = code * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
  }
  return code;
}

KODE_FUNCTION void read(Reader &in, Text &value) {
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
KODE_FUNCTION void write(Writer &out, const Text &value) {
  if (!is_utf8(value)) {
    out.refuse("bytes that are not UTF-8", "expected a string in UTF-8");
    out.text += "\"\"";
    return;
  }
  append_string(out.text, value);
}

KODE_FUNCTION void read(Reader &in, double &value) {
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
KODE_FUNCTION void write(Writer &out, double value) {
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
#endif

}  // namespace kode
