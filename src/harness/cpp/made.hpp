// Programs that stand in place of long vectors; they are described in src/engine/values/made.ts.
#pragma once

#include "wire.hpp"

namespace kode {

#ifdef KODE_APART
std::vector<Int> made(Reader &in);
#else
/** A generator of 32 uniform bits a draw (Tommy Ettinger, 2017). */
struct Mulberry32 {
  std::uint32_t state;
  explicit Mulberry32(Int seed) : state(static_cast<std::uint32_t>(seed)) {}
  std::uint32_t next() {
    state += 0x6d2b79f5U;
    std::uint32_t t = (state ^ state >> 15) * (state | 1U);
    t ^= t + (t ^ t >> 7) * (t | 61U);
    return t ^ t >> 14;
  }
};

/** Follows the program that the reader stands at. */
KODE_FUNCTION std::vector<Int> made(Reader &in) {
  using Items = std::vector<Int>;
  std::vector<Items> stack;
  const auto next = [&in] {
    in.expect(',');
    return static_cast<Int>(in.integer());
  };
  const auto count = [&next] { return static_cast<std::size_t>(next()); };
  for (const char *c = "{\"$\":"; *c != 0; ++c) in.expect(*c);
  in.items([&] {
    switch (in.integer()) {
      case 0: {  // values
        Items items(count());
        for (Int &item : items) item = next();
        stack.push_back(std::move(items));
        break;
      }
      case 1: {  // ints
        Items items(count());
        const std::int64_t least = next();
        in.expect(',');
        const std::int64_t span = in.integer();
        Mulberry32 draw(next());
        for (Int &item : items) item = static_cast<Int>(least + static_cast<std::int64_t>(draw.next()) % span);
        stack.push_back(std::move(items));
        break;
      }
      case 2: {  // range
        Items items(count());
        const std::int64_t from = next();
        const std::int64_t step = next();
        for (std::size_t i = 0; i < items.size(); ++i) items[i] = static_cast<Int>(from + static_cast<std::int64_t>(i) * step);
        stack.push_back(std::move(items));
        break;
      }
      case 3: {  // fill
        const std::size_t n = count();
        stack.push_back(Items(n, next()));
        break;
      }
      case 4: {  // shuffle
        Mulberry32 draw(next());
        Items &items = stack.back();
        for (std::size_t i = items.size(); i-- > 1;) std::swap(items[i], items[draw.next() % (i + 1)]);
        break;
      }
      case 5: std::reverse(stack.back().begin(), stack.back().end()); break;
      case 6: {  // concat
        const std::size_t from = stack.size() - count();
        Items items;
        for (std::size_t i = from; i < stack.size(); ++i) items.insert(items.end(), stack[i].begin(), stack[i].end());
        stack.resize(from);
        stack.push_back(std::move(items));
        break;
      }
      case 7: {  // set
        const std::size_t at = count();
        stack.back()[at] = next();
        break;
      }
      case 8:  // drop
        stack.back().erase(stack.back().begin() + next());
        break;
      default: in.expect('\0');
    }
  });
  in.expect('}');
  return std::move(stack.back());
}
#endif

}  // namespace kode
