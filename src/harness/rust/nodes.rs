//! Linked nodes of a solution's own types.
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use super::wire::{Reader, Wire, Writer};

/// Trees larger than this are taken for ones that run into themselves.
const MAX_TREE_NODES: usize = 4_000_000;

/// A list from its values; each node is made from a value and the rest.
pub fn read_list<T: Wire, N>(r: &mut Reader, make: impl Fn(T, Option<Box<N>>) -> N) -> Option<Box<N>> {
    assert!(r.peek() == b'[', "kode: a list with a cycle cannot be built in Rust");
    let values = Vec::<T>::read(r);
    values.into_iter().rev().fold(None, |rest, value| Some(Box::new(make(value, rest))))
}

pub fn write_list<T: Wire, N>(
    w: &mut Writer,
    head: Option<&Box<N>>,
    value: impl Fn(&N) -> &T,
    next: impl Fn(&N) -> Option<&Box<N>>,
) {
    let nodes = std::iter::successors(head, |node| next(node));
    w.list(nodes, |w, node| value(node).write(w));
}

type Shared<N> = Rc<RefCell<N>>;

pub fn read_tree<T: Wire, N>(
    r: &mut Reader,
    make: impl Fn(T) -> N,
    link: impl Fn(&mut N, bool, Shared<N>),
) -> Option<Shared<N>> {
    let mut nodes: Vec<Shared<N>> = Vec::new();
    let mut count = 0;
    r.items(|r| {
        let at = count;
        count += 1;
        if r.null() {
            return;
        }
        let node = Rc::new(RefCell::new(make(T::read(r))));
        // The first value is the root; the others fill the places below the nodes in order, two each.
        if at > 0 {
            link(&mut nodes[(at - 1) / 2].borrow_mut(), (at - 1) % 2 == 0, node.clone());
        }
        nodes.push(node);
    });
    nodes.first().cloned()
}

pub fn write_tree<T: Wire, N>(
    w: &mut Writer,
    root: Option<&Shared<N>>,
    value: impl Fn(&N) -> &T,
    links: impl Fn(&N) -> [Option<Shared<N>>; 2],
) {
    w.put("[");
    let mut end = w.text.len();
    let mut queue: VecDeque<Option<Shared<N>>> = VecDeque::from([root.cloned()]);
    let mut count = 0;
    while let Some(place) = queue.pop_front() {
        if count > 0 {
            w.put(",");
        }
        count += 1;
        match place {
            None => w.put("null"),
            Some(node) => {
                let node = node.borrow();
                value(&node).write(w);
                end = w.text.len();
                queue.extend(links(&node));
            }
        }
        if count > MAX_TREE_NODES {
            w.refuse("a tree with a cycle", "the tree has a cycle");
            break;
        }
    }
    w.text.truncate(end);
    w.put("]");
}

thread_local! {
    static GIVEN: RefCell<Vec<usize>> = RefCell::new(Vec::new());
}

pub fn read_random_list<T: Wire, N>(
    r: &mut Reader,
    make: impl Fn(T) -> N,
    link: impl Fn(&mut N, bool, Shared<N>),
) -> Option<Shared<N>> {
    let mut nodes: Vec<Shared<N>> = Vec::new();
    let mut randoms: Vec<Option<usize>> = Vec::new();
    r.items(|r| {
        r.expect(b'[');
        nodes.push(Rc::new(RefCell::new(make(T::read(r)))));
        r.expect(b',');
        randoms.push(if r.null() { None } else { Some(r.integer() as usize) });
        r.expect(b']');
    });
    for (i, node) in nodes.iter().enumerate() {
        if let Some(next) = nodes.get(i + 1) {
            link(&mut node.borrow_mut(), true, next.clone());
        }
        if let Some(random) = randoms[i] {
            link(&mut node.borrow_mut(), false, nodes[random].clone());
        }
    }
    GIVEN.with(|given| *given.borrow_mut() = nodes.iter().map(|node| Rc::as_ptr(node) as usize).collect());
    nodes.first().cloned()
}

pub fn write_random_list<T: Wire, N>(
    w: &mut Writer,
    head: Option<&Shared<N>>,
    value: impl Fn(&N) -> &T,
    links: impl Fn(&N) -> [Option<Shared<N>>; 2],
) {
    let mut index: HashMap<*const RefCell<N>, usize> = HashMap::new();
    let mut nodes: Vec<Shared<N>> = Vec::new();
    let mut next = head.cloned();
    while let Some(node) = next {
        if index.insert(Rc::as_ptr(&node), nodes.len()).is_some() {
            return w.refuse("a list with a cycle", "the list has a cycle");
        }
        let [after, _] = links(&node.borrow());
        nodes.push(node);
        next = after;
    }
    let given = GIVEN.with(|given| given.borrow().iter().any(|at| index.contains_key(&(*at as *const RefCell<N>))));
    if w.fresh && given {
        w.refuse("a list that holds nodes of the argument", "expected new nodes, got nodes of the argument");
    }
    w.list(nodes.iter(), |w, node| {
        w.put("[");
        value(&node.borrow()).write(w);
        w.put(",");
        let [_, random] = links(&node.borrow());
        match random.map(|node| index.get(&Rc::as_ptr(&node)).copied()) {
            None => w.put("null"),
            Some(Some(at)) => w.integer(at as i64),
            Some(None) => w.refuse("a list", "a random link leads to a node that is not in the list"),
        }
        w.put("]");
    });
}
