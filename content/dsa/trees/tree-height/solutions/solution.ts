class TreeNode {
  val: number;
  left: TreeNode | null;
  right: TreeNode | null;
  constructor(val = 0, left: TreeNode | null = null, right: TreeNode | null = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
}

/** The number of nodes on the longest way down from the root. */
export function height(root: TreeNode | null): number {
  return root === null ? 0 : 1 + Math.max(height(root.left), height(root.right));
}
