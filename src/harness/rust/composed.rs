//! Values of the wire that hold others: vectors, options, maps, tuples.
use std::collections::HashMap;
use std::hash::Hash;

use super::wire::{Reader, Wire, Writer};

impl<T: Wire> Wire for Vec<T> {
    fn read(r: &mut Reader) -> Self {
        T::read_vec(r)
    }
    fn write(&self, w: &mut Writer) {
        w.list(self.iter(), |w, item| item.write(w));
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(r: &mut Reader) -> Self {
        T::read_option(r)
    }
    fn write(&self, w: &mut Writer) {
        T::write_option(self.as_ref(), w);
    }
}

/// Keys in the order of JavaScript: texts by UTF-16 units.
pub trait Key: Wire + Eq + Hash + Ord {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.cmp(other)
    }
}
impl Key for i32 {}
impl Key for i64 {}
impl Key for bool {}
impl Key for String {
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.encode_utf16().cmp(other.encode_utf16())
    }
}

impl<K: Key, V: Wire> Wire for HashMap<K, V> {
    fn read(r: &mut Reader) -> Self {
        let mut map = HashMap::new();
        r.items(|r| {
            r.expect(b'[');
            let key = K::read(r);
            r.expect(b',');
            map.insert(key, V::read(r));
            r.expect(b']');
        });
        map
    }
    fn write(&self, w: &mut Writer) {
        let mut entries: Vec<_> = self.iter().collect();
        entries.sort_by(|a, b| a.0.order(b.0));
        w.list(entries.into_iter(), |w, (key, value)| {
            w.put("[");
            key.write(w);
            w.put(",");
            value.write(w);
            w.put("]");
        });
    }
}

macro_rules! tuple {
    ($first:ident $(, $rest:ident)*) => {
        impl<$first: Wire $(, $rest: Wire)*> Wire for ($first, $($rest,)*) {
            fn read(r: &mut Reader) -> Self {
                r.expect(b'[');
                let value = ($first::read(r), $({ r.expect(b','); $rest::read(r) },)*);
                r.expect(b']');
                value
            }
            #[allow(non_snake_case)]
            fn write(&self, w: &mut Writer) {
                let ($first, $($rest,)*) = self;
                w.put("[");
                $first.write(w);
                $(w.put(","); $rest.write(w);)*
                w.put("]");
            }
        }
    };
}
tuple!(A);
tuple!(A, B);
tuple!(A, B, C);
tuple!(A, B, C, D);
tuple!(A, B, C, D, E);
tuple!(A, B, C, D, E, F);
