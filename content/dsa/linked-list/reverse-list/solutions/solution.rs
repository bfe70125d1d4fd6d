#[derive(Clone, Debug, PartialEq)]
pub struct ListNode {
    pub val: i32,
    pub next: Option<Box<ListNode>>,
}

/// Turns all links round. `done` is the part that is reversed already, `head` what is left.
pub fn reverse(mut head: Option<Box<ListNode>>) -> Option<Box<ListNode>> {
    let mut done = None;
    while let Some(mut node) = head {
        head = node.next.take();
        node.next = done;
        done = Some(node);
    }
    done
}
