from typing import Optional


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


def height(root: Optional[TreeNode]) -> int:
    """The number of nodes on the longest way down, as the number of levels.

    Level by level it needs no recursion, which Python by default allows only 1,000 calls.
    """
    level = [root] if root else []
    count = 0
    while level:
        count += 1
        level = [child for node in level for child in (node.left, node.right) if child]
    return count
