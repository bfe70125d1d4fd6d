// Answers 1 for a missing node, so every height is one too large.
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

export function height(root: TreeNode | null): number {
  if (root === null) return 1;
  return 1 + Math.max(height(root.left), height(root.right));
}
