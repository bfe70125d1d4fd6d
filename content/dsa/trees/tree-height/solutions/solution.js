class TreeNode {
  constructor(val = 0, left = null, right = null) {
    this.val = val;
    this.left = left;
    this.right = right;
  }
}

/**
 * The number of nodes on the longest way down from the root.
 * @param {TreeNode | null} root
 * @returns {number}
 */
export function height(root) {
  return root === null ? 0 : 1 + Math.max(height(root.left), height(root.right));
}
