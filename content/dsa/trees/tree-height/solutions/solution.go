package treeheight

type TreeNode struct {
	Val         int
	Left, Right *TreeNode
}

// Height returns the number of nodes on the longest way down from root.
func Height(root *TreeNode) int {
	if root == nil {
		return 0
	}
	return 1 + max(Height(root.Left), Height(root.Right))
}
