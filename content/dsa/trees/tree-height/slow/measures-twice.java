// Measures the larger side twice, once to compare and once to use it: 2^h calls for a chain of h nodes.
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
        if (root == null) {
            return 0;
        }
        return height(root.left) > height(root.right) ? height(root.left) + 1 : height(root.right) + 1;
    }
}
