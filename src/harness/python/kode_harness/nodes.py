"""Linked nodes on the wire. None of them is walked by recursion."""

from collections import deque

from .given import ListNode, RandomNode, TreeNode
from .values import Mismatch

# Trees larger than this are taken for ones that run into themselves.
MAX_TREE_NODES = 4_000_000


class NodeCodecs:
    """The part of Codecs that reads and writes lists and trees."""

    def __init__(self):
        self.given = set()
        # While the result is written: its nodes must be new. Only an argument from before the call may have a cycle.
        self.fresh = False
        self.cycles = False

    def list(self, declared):
        cls = self.node_class("ListNode", ListNode)
        read_item, item_text = self.of(declared["item"])

        def read(value):
            cycle = None
            if type(value) is dict:
                cycle = value["cycle"]
                value = value["v"]
            nodes = []
            for item in value:
                node = cls.__new__(cls)
                node.val = read_item(item)
                node.next = None
                if nodes:
                    nodes[-1].next = node
                nodes.append(node)
            if cycle is not None:
                nodes[-1].next = nodes[cycle]
            return nodes[0] if nodes else None

        def write(head):
            nodes, entry = walk_list(head, "ListNode")
            text = "[" + ",".join([item_text(node.val) for node in nodes]) + "]"
            if entry is None:
                return text
            if not self.cycles:
                mismatch = Mismatch("a list that ends", head)
                mismatch.args, mismatch.shown = ("the list has a cycle",), "a list with a cycle"
                raise mismatch
            return '{"v":%s,"cycle":%d}' % (text, entry)

        return read, write

    def randomList(self, declared):
        cls = self.node_class("RandomNode", RandomNode)
        read_item, item_text = self.of(declared["item"])

        def read(value):
            nodes = [cls.__new__(cls) for _ in value]
            for i, (item, link) in enumerate(value):
                node = nodes[i]
                node.val = read_item(item)
                node.next = nodes[i + 1] if i + 1 < len(nodes) else None
                node.random = None if link is None else nodes[link]
            self.given = nodes
            return nodes[0] if nodes else None

        def write(head):
            nodes, entry = walk_list(head, "RandomNode")
            index = {id(node): i for i, node in enumerate(nodes)}
            why = None
            if entry is not None:
                why = "the list has a cycle"
            elif self.fresh and any(id(node) in index for node in self.given):
                why = "expected new nodes, got nodes of the argument"
            elif any(node.random is not None and id(node.random) not in index for node in nodes):
                why = "a random link leads to a node that is not in the list"
            if why is not None:
                mismatch = Mismatch("a list", head)
                mismatch.args, mismatch.shown = (why,), "a list of %d nodes" % len(nodes)
                raise mismatch
            return "[%s]" % ",".join(
                [
                    "[%s,%s]" % (item_text(node.val), "null" if node.random is None else index[id(node.random)])
                    for node in nodes
                ]
            )

        return read, write

    def tree(self, declared):
        cls = self.node_class("TreeNode", TreeNode)
        read_item, item_text = self.of(declared["item"])

        def read(value):
            root = None
            places = deque()
            for item in value:
                node = None
                if item is not None:
                    node = cls.__new__(cls)
                    node.val = read_item(item)
                    node.left = node.right = None
                if root is None:
                    root = node
                else:
                    parent, side = places.popleft()
                    setattr(parent, side, node)
                if node is not None:
                    places.append((node, "left"))
                    places.append((node, "right"))
            return root

        def write(root):
            parts = []
            end = 0
            queue = deque([root])
            while queue:
                node = queue.popleft()
                if node is None:
                    parts.append("null")
                    continue
                try:
                    parts.append(item_text(node.val))
                    queue.append(node.left)
                    queue.append(node.right)
                except AttributeError:
                    raise Mismatch("TreeNode", node) from None
                end = len(parts)
                if end > MAX_TREE_NODES:
                    mismatch = Mismatch("a tree", root)
                    mismatch.args, mismatch.shown = ("the tree has a cycle",), "a tree with a cycle"
                    raise mismatch
            return "[" + ",".join(parts[:end]) + "]"

        return read, write


def walk_list(head, name):
    """The nodes of a list, and the index of the node that the last one links back to, or None (Brent's algorithm)."""
    nodes = []
    tortoise, power, steps = None, 1, 0
    node = head
    try:
        while node is not None:
            if node is tortoise:
                return entry_of_cycle(nodes, steps)
            nodes.append(node)
            if steps == power or tortoise is None:
                tortoise, power, steps = node, power * 2, 0
            steps += 1
            node.val
            node = node.next
    except AttributeError:
        raise Mismatch(name, node) from None
    return nodes, None


def entry_of_cycle(nodes, period):
    entry = 0
    while entry + period < len(nodes) and nodes[entry] is not nodes[entry + period]:
        entry += 1
    return nodes[: entry + period], entry
