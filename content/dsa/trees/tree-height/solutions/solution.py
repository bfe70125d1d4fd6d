from typing import Optional


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


def height(root: Optional[TreeNode]) -> int:
    """The number of nodes on the longest way down: the number of levels.

    A recursion would be as deep as the tree, and Python stops one at 1,000 calls by default.
    """
    level = [root] if root else []
    count = 0
    while level:
        count += 1
        level = [child for node in level for child in (node.left, node.right) if child]
    return count
