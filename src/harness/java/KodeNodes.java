import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Values that hold others: maps, and linked nodes of a solution's own types. */
final class KodeNodes {
  /** Trees larger than this are taken for ones that run into themselves. */
  private static final int MAX_TREE_NODES = 4_000_000;

  private KodeNodes() {}

  static Kode.Mismatch nullFor(String type) {
    return new Kode.Mismatch("null", "expected " + type + ", got null");
  }

  /** Entries in the order of their keys; texts by UTF-16 units, as JavaScript orders them. */
  static <K, V> List<Map.Entry<K, V>> sorted(Map<K, V> map) {
    if (map == null) throw nullFor("a Map");
    List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
    entries.sort((a, b) -> compare(a.getKey(), b.getKey()));
    return entries;
  }

  @SuppressWarnings("unchecked")
  private static <K> int compare(K a, K b) {
    return ((Comparable<K>) a).compareTo(b);
  }

  static <N> N readList(
      KodeIn in, Supplier<N> make, BiConsumer<N, KodeIn> value, BiConsumer<N, N> link) {
    boolean cyclic = in.take('{');
    if (cyclic) in.at += "\"v\":".length();
    List<N> nodes = new ArrayList<>();
    for (in.open(); in.more(); ) {
      N node = make.get();
      value.accept(node, in);
      if (!nodes.isEmpty()) link.accept(nodes.get(nodes.size() - 1), node);
      nodes.add(node);
    }
    if (cyclic) {
      in.at += ",\"cycle\":".length();
      link.accept(nodes.get(nodes.size() - 1), nodes.get(in.readInt()));
      in.expect('}');
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  static <N> void writeList(KodeOut out, N head, BiConsumer<N, KodeOut> value, Function<N, N> next) {
    List<N> nodes = new ArrayList<>();
    N tortoise = null;
    int power = 1;
    int steps = 0;
    int entry = -1;
    // Brent's algorithm finds a list that runs into itself.
    for (N node = head; node != null; node = next.apply(node)) {
      if (node == tortoise) {
        if (!out.cycles) throw new Kode.Mismatch("a list with a cycle", "the list has a cycle");
        for (entry = 0; entry + steps < nodes.size() && nodes.get(entry) != nodes.get(entry + steps); ) entry++;
        nodes = nodes.subList(0, entry + steps);
        break;
      }
      nodes.add(node);
      if (tortoise == null || steps == power) {
        tortoise = node;
        power *= 2;
        steps = 0;
      }
      steps++;
    }
    if (entry >= 0) out.text("{\"v\":");
    out.put('[');
    boolean first = true;
    for (N node : nodes) {
      if (!first) out.put(',');
      first = false;
      value.accept(node, out);
    }
    out.put(']');
    if (entry >= 0) {
      out.text(",\"cycle\":");
      out.write(entry);
      out.put('}');
    }
  }

  private static final Map<Object, Boolean> given = new IdentityHashMap<>();

  static <N> N readRandomList(
      KodeIn in, Supplier<N> make, BiConsumer<N, KodeIn> value, BiConsumer<N, N> next, BiConsumer<N, N> random) {
    List<N> nodes = new ArrayList<>();
    List<Integer> links = new ArrayList<>();
    given.clear();
    for (in.open(); in.more(); ) {
      N node = make.get();
      in.open();
      value.accept(node, in);
      in.expect(',');
      links.add(in.isNull() ? -1 : in.readInt());
      in.expect(']');
      if (!nodes.isEmpty()) next.accept(nodes.get(nodes.size() - 1), node);
      nodes.add(node);
      given.put(node, true);
    }
    for (int i = 0; i < nodes.size(); i++) {
      if (links.get(i) >= 0) random.accept(nodes.get(i), nodes.get(links.get(i)));
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  static <N> void writeRandomList(
      KodeOut out, N head, BiConsumer<N, KodeOut> value, Function<N, N> next, Function<N, N> random) {
    Map<N, Integer> index = new IdentityHashMap<>();
    List<N> nodes = new ArrayList<>();
    for (N node = head; node != null; node = next.apply(node)) {
      if (index.putIfAbsent(node, nodes.size()) != null) {
        throw new Kode.Mismatch("a list with a cycle", "the list has a cycle");
      }
      if (out.fresh && given.containsKey(node)) {
        throw new Kode.Mismatch(
            "a list that holds nodes of the argument", "expected new nodes, got nodes of the argument");
      }
      nodes.add(node);
    }
    out.put('[');
    for (int i = 0; i < nodes.size(); i++) {
      if (i > 0) out.put(',');
      out.put('[');
      value.accept(nodes.get(i), out);
      out.put(',');
      N link = random.apply(nodes.get(i));
      Integer at = link == null ? null : index.get(link);
      if (link != null && at == null) {
        throw new Kode.Mismatch(
            "a list of " + nodes.size() + " nodes", "a random link leads to a node that is not in the list");
      }
      if (at == null) out.text("null");
      else out.write((int) at);
      out.put(']');
    }
    out.put(']');
  }

  static <N> N readTree(
      KodeIn in, Supplier<N> make, BiConsumer<N, KodeIn> value, BiConsumer<N, N> left, BiConsumer<N, N> right) {
    List<N> nodes = new ArrayList<>();
    int place = -1;
    for (in.open(); in.more(); place++) {
      N node = null;
      if (!in.isNull()) {
        node = make.get();
        value.accept(node, in);
        nodes.add(node);
      }
      // The first value is the root; the others fill the places below the nodes in order, two each.
      if (place < 0 || node == null) continue;
      (place % 2 == 0 ? left : right).accept(nodes.get(place / 2), node);
    }
    return nodes.isEmpty() ? null : nodes.get(0);
  }

  static <N> void writeTree(
      KodeOut out, N root, BiConsumer<N, KodeOut> value, Function<N, N> left, Function<N, N> right) {
    out.put('[');
    int end = out.length;
    int count = 0;
    List<N> level = new ArrayList<>();
    level.add(root);
    while (!level.isEmpty()) {
      List<N> below = new ArrayList<>();
      for (N node : level) {
        if (count++ > 0) out.put(',');
        if (node == null) {
          out.text("null");
          continue;
        }
        value.accept(node, out);
        end = out.length;
        below.add(left.apply(node));
        below.add(right.apply(node));
      }
      if (count > MAX_TREE_NODES) throw new Kode.Mismatch("a tree with a cycle", "the tree has a cycle");
      level = below;
    }
    out.length = end;
    out.put(']');
  }
}
