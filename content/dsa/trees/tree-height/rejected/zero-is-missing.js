// Takes a node with the value 0 for a missing one; only null is missing.
export function height(root) {
  if (!root?.val) return 0;
  return 1 + Math.max(height(root.left), height(root.right));
}
