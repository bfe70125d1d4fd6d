// Remembers heights by value; two nodes with the same value need not have the same height.
const known = new Map();

export function height(root) {
  known.clear();
  return heightOf(root);
}

function heightOf(node) {
  if (node === null) return 0;
  if (!known.has(node.val)) known.set(node.val, 1 + Math.max(heightOf(node.left), heightOf(node.right)));
  return known.get(node.val);
}
