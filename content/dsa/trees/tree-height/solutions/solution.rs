use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct TreeNode {
    pub val: i32,
    pub left: Option<Rc<RefCell<TreeNode>>>,
    pub right: Option<Rc<RefCell<TreeNode>>>,
}

/// The number of nodes on the longest way down from the root.
pub fn height(root: Option<Rc<RefCell<TreeNode>>>) -> i32 {
    levels(root.as_ref())
}

/// Borrows the nodes, so that no reference count changes on the way.
fn levels(node: Option<&Rc<RefCell<TreeNode>>>) -> i32 {
    node.map_or(0, |node| {
        let node = node.borrow();
        1 + levels(node.left.as_ref()).max(levels(node.right.as_ref()))
    })
}
