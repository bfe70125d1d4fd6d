// Measures both sides to compare them and the larger one again: twice the calls for each node of a chain.

package treeheight

type TreeNode struct {
	Val         int
	Left, Right *TreeNode
}

func Height(root *TreeNode) int {
	if root == nil {
		return 0
	}
	if Height(root.Left) > Height(root.Right) {
		return 1 + Height(root.Left)
	}
	return 1 + Height(root.Right)
}
