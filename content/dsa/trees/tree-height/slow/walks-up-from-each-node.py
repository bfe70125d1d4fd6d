# Walks from each node up to the root: n·h steps in a tree with long legs.
def height(root):
    if root is None:
        return 0
    parent = {root: None}
    nodes = [root]
    for node in nodes:
        for child in (node.left, node.right):
            if child is not None:
                parent[child] = node
                nodes.append(child)
    return max(_depth(node, parent) for node in nodes)


def _depth(node, parent):
    count = 0
    while node is not None:
        count += 1
        node = parent[node]
    return count
