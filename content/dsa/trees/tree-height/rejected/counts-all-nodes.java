// Adds both sides up, which counts all nodes; a way down takes only one side.
class TreeNode {
    int val;
    TreeNode left;
    TreeNode right;

    TreeNode(int val) {
        this.val = val;
    }
}

final class TreeHeight {
    public static int height(TreeNode root) {
        return root == null ? 0 : 1 + height(root.left) + height(root.right);
    }
}
