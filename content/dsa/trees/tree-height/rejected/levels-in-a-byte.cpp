// Counts the levels in one byte, which starts over after 255.
#include <cstdint>
#include <vector>

struct TreeNode {
    int val;
    TreeNode* left;
    TreeNode* right;
    explicit TreeNode(int x = 0, TreeNode* l = nullptr, TreeNode* r = nullptr) : val(x), left(l), right(r) {}
};

int height(TreeNode* root) {
    std::uint8_t levels = 0;
    std::vector<TreeNode*> level;
    if (root != nullptr) level.push_back(root);
    while (!level.empty()) {
        ++levels;
        std::vector<TreeNode*> below;
        for (const TreeNode* node : level) {
            if (node->left != nullptr) below.push_back(node->left);
            if (node->right != nullptr) below.push_back(node->right);
        }
        level.swap(below);
    }
    return levels;
}
