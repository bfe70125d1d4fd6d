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

/// Nodes that are counted references. Implemented for the solution's type: only this crate may implement `Wire` for a
/// reference to it.
pub trait Linked: Sized {
    fn read_linked(r: &mut Reader) -> Option<Shared<Self>>;
    fn write_linked(first: Option<&Shared<Self>>, w: &mut Writer);
}

impl<N: Linked> Wire for Shared<N> {
    fn read(r: &mut Reader) -> Self {
        N::read_linked(r).unwrap()
    }
    fn write(&self, w: &mut Writer) {
        N::write_linked(Some(self), w);
    }
    fn read_option(r: &mut Reader) -> Option<Self> {
        N::read_linked(r)
    }
    fn write_option(value: Option<&Self>, w: &mut Writer) {
        N::write_linked(value, w);
    }
}

/// A list whose last node may link back. Its nodes keep each other alive, so a cyclic one is never freed: the process
/// lives for one grading only.
pub fn read_shared_list<T: Wire, N>(
    r: &mut Reader,
    make: impl Fn(T) -> N,
    link: impl Fn(&mut N, Shared<N>),
) -> Option<Shared<N>> {
    let cyclic = r.take(b'{');
    if cyclic {
        r.string();
        r.expect(b':');
    }
    let nodes: Vec<Shared<N>> =
        Vec::<T>::read(r).into_iter().map(|value| Rc::new(RefCell::new(make(value)))).collect();
    for pair in nodes.windows(2) {
        link(&mut pair[0].borrow_mut(), pair[1].clone());
    }
    if cyclic {
        r.expect(b',');
        r.string();
        r.expect(b':');
        let entry = r.integer() as usize;
        r.expect(b'}');
        if let Some(last) = nodes.last() {
            link(&mut last.borrow_mut(), nodes[entry].clone());
        }
    }
    nodes.first().cloned()
}

pub fn write_shared_list<T: Wire, N>(
    w: &mut Writer,
    head: Option<&Shared<N>>,
    value: impl Fn(&N) -> &T,
    after: impl Fn(&N) -> Option<Shared<N>>,
) {
    let mut index: HashMap<*const RefCell<N>, usize> = HashMap::new();
    let mut nodes: Vec<Shared<N>> = Vec::new();
    let mut next = head.cloned();
    let mut entry = None;
    while let Some(node) = next {
        entry = index.insert(Rc::as_ptr(&node), nodes.len());
        if entry.is_some() {
            break;
        }
        next = after(&node.borrow());
        nodes.push(node);
    }
    if entry.is_some() && !w.cycles {
        return w.refuse("a list with a cycle", "the list has a cycle");
    }
    if entry.is_some() {
        w.put("{\"v\":");
    }
    w.list(nodes.iter(), |w, node| value(&node.borrow()).write(w));
    if let Some(entry) = entry {
        w.put(",\"cycle\":");
        w.integer(entry as i64);
        w.put("}");
    }
}

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
