class TreeNode {
    int val;
    TreeNode left;
    TreeNode right;

    TreeNode(int val) {
        this.val = val;
    }
}

final class TreeHeight {
    private TreeHeight() {}

    /** The number of nodes on the longest way down from the root. */
    public static int height(TreeNode root) {
        return root == null ? 0 : 1 + Math.max(height(root.left), height(root.right));
    }
}
