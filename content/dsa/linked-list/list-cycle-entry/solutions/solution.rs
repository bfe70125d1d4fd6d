use std::cell::RefCell;
use std::rc::Rc;

#[derive(Clone)]
pub struct ListNode {
    pub val: i32,
    pub next: Option<Rc<RefCell<ListNode>>>,
}

type Link = Option<Rc<RefCell<ListNode>>>;

/// The index of the first node of the cycle, or -1. When the two walkers meet, the slow one has gone a multiple of the
/// cycle's length, so from there the entry is as far as from the head.
pub fn entry(head: &Option<Rc<RefCell<ListNode>>>) -> i32 {
    let (mut slow, mut fast) = (head.clone(), head.clone());
    loop {
        slow = after(&slow);
        fast = after(&after(&fast));
        if fast.is_none() {
            return -1;
        }
        if same(&slow, &fast) {
            break;
        }
    }
    let (mut node, mut index) = (head.clone(), 0);
    while !same(&node, &slow) {
        node = after(&node);
        slow = after(&slow);
        index += 1;
    }
    index
}

fn after(node: &Link) -> Link {
    node.as_ref()?.borrow().next.clone()
}

/// Whether both are the same node; two nodes may hold the same value.
fn same(a: &Link, b: &Link) -> bool {
    matches!((a, b), (Some(a), Some(b)) if Rc::ptr_eq(a, b))
}
