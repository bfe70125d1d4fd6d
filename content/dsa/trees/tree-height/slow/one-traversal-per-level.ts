// Asks for each level whether any node lies that deep, from the root each time: n·h steps and more.
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
  let levels = 0;
  while (reaches(root, levels)) levels += 1;
  return levels;
}

/** Whether a node lies at this depth; both sides are always asked. */
function reaches(node: TreeNode | null, depth: number): boolean {
  if (node === null) return false;
  const left = reaches(node.left, depth - 1);
  const right = reaches(node.right, depth - 1);
  return depth <= 0 || left || right;
}
