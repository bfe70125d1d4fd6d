# Takes the smaller side, which gives the shortest way; the longest one is asked for.
def height(root):
    if root is None:
        return 0
    return 1 + min(height(root.left), height(root.right))
