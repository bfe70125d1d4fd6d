// Readers and writers of the types that hold others.
#pragma once

#include "made.hpp"

namespace kode {

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
  if constexpr (std::is_same_v<T, Int>) {
    if (*in.at == '{') {
      value = made(in);
      return;
    }
  }
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

// The most usual types.
#if defined(KODE_APART)
#define KODE_TYPE(T) extern template void read(Reader &, std::vector<T> &); extern template void write(Writer &, const std::vector<T> &);
#elif defined(KODE_BODIES)
#define KODE_TYPE(T) template void read(Reader &, std::vector<T> &); template void write(Writer &, const std::vector<T> &);
#endif
#ifdef KODE_TYPE
KODE_TYPE(Int)
KODE_TYPE(Text)
KODE_TYPE(std::vector<Int>)
#undef KODE_TYPE
#endif

}  // namespace kode
