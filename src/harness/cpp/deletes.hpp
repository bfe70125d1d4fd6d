// For solutions of linked nodes: one may delete nodes that it was given, and they are not on the heap.
#pragma once

#include "nodes.hpp"

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
