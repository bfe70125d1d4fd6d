// Linked nodes of a solution's own types.
#pragma once

#include "composed.hpp"

namespace kode {

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

}  // namespace kode
