#include <algorithm>

struct TreeNode {
    int val;
    TreeNode* left;
    TreeNode* right;
    explicit TreeNode(int x = 0, TreeNode* l = nullptr, TreeNode* r = nullptr) : val(x), left(l), right(r) {}
};

// The number of nodes on the longest way down from the root.
int height(TreeNode* root) {
    return root == nullptr ? 0 : 1 + std::max(height(root->left), height(root->right));
}
