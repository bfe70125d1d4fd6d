// Counts the rounds of the queue, one for each node, where it should count one for each level.

package treeheight

type TreeNode struct {
	Val         int
	Left, Right *TreeNode
}

func Height(root *TreeNode) int {
	count := 0
	queue := []*TreeNode{root}
	for len(queue) > 0 {
		node := queue[0]
		queue = queue[1:]
		if node == nil {
			continue
		}
		count++
		queue = append(queue, node.Left, node.Right)
	}
	return count
}
