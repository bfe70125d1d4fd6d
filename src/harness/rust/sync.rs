//! Takes the place of std::sync in a solution whose threads take turns (turns.rs): the same types, which hand over where they
//! are used. What is not here is that of the library. Without turns they are the library's, too.
#![allow(dead_code)]

use crate::kode_turns as turns;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
pub use std::sync::*;

fn key<T: ?Sized>(of: &T) -> usize {
    of as *const T as *const u8 as usize
}

macro_rules! guard {
    ($name:ident, $lock:ident, $inner:ident, $($mutable:tt)?) => {
        pub struct $name<'a, T: ?Sized + 'a> {
            lock: &'a $lock<T>,
            inner: Option<std::sync::$inner<'a, T>>,
        }

        impl<'a, T: ?Sized> $name<'a, T> {
            fn of(lock: &'a $lock<T>, inner: LockResult<std::sync::$inner<'a, T>>) -> LockResult<Self> {
                match inner {
                    Ok(inner) => Ok(Self { lock, inner: Some(inner) }),
                    Err(error) => Err(PoisonError::new(Self { lock, inner: Some(error.into_inner()) })),
                }
            }

            /// Lets go of the lock, and does not hand over.
            fn release(&mut self) {
                if self.inner.take().is_some() {
                    turns::wake(key(self.lock), true);
                }
            }
        }

        impl<T: ?Sized> Drop for $name<'_, T> {
            fn drop(&mut self) {
                if self.inner.is_some() {
                    self.release();
                    turns::point();
                }
            }
        }

        impl<T: ?Sized> Deref for $name<'_, T> {
            type Target = T;
            fn deref(&self) -> &T {
                self.inner.as_ref().expect("kode: a lock that was let go")
            }
        }

        $(impl<T: ?Sized> DerefMut for $name<'_, T> {
            fn deref_mut(&$mutable self) -> &mut T {
                self.inner.as_mut().expect("kode: a lock that was let go")
            }
        })?

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    };
}

guard!(MutexGuard, Mutex, MutexGuard, mut);
guard!(RwLockReadGuard, RwLock, RwLockReadGuard,);
guard!(RwLockWriteGuard, RwLock, RwLockWriteGuard, mut);

macro_rules! lock {
    ($name:ident, $($lock:ident, $try_lock:ident, $guard:ident;)+) => {
        #[derive(Default)]
        pub struct $name<T: ?Sized> {
            inner: std::sync::$name<T>,
        }

        impl<T> $name<T> {
            pub const fn new(value: T) -> Self {
                Self { inner: std::sync::$name::new(value) }
            }

            pub fn into_inner(self) -> LockResult<T> {
                self.inner.into_inner()
            }
        }

        impl<T: ?Sized> $name<T> {
            $(#[track_caller]
            pub fn $lock(&self) -> LockResult<$guard<'_, T>> {
                turns::point();
                loop {
                    if !turns::on() {
                        return $guard::of(self, self.inner.$lock());
                    }
                    match self.inner.$try_lock() {
                        Ok(inner) => return $guard::of(self, Ok(inner)),
                        Err(TryLockError::Poisoned(error)) => return $guard::of(self, Err(error)),
                        Err(TryLockError::WouldBlock) => turns::wait_for(key(self), Location::caller()),
                    }
                }
            }

            pub fn $try_lock(&self) -> TryLockResult<$guard<'_, T>> {
                turns::point();
                match self.inner.$try_lock() {
                    Ok(inner) => $guard::of(self, Ok(inner)).map_err(TryLockError::Poisoned),
                    Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
                    Err(TryLockError::Poisoned(error)) => $guard::of(self, Err(error)).map_err(TryLockError::Poisoned),
                }
            })+

            pub fn is_poisoned(&self) -> bool {
                self.inner.is_poisoned()
            }

            pub fn get_mut(&mut self) -> LockResult<&mut T> {
                self.inner.get_mut()
            }
        }

        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self::new(value)
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.inner.fmt(f)
            }
        }
    };
}

lock!(Mutex, lock, try_lock, MutexGuard;);
lock!(RwLock, read, try_read, RwLockReadGuard; write, try_write, RwLockWriteGuard;);

#[derive(Default, Debug)]
pub struct Condvar {
    inner: std::sync::Condvar,
    /// So that no two are at one address.
    place: u8,
}

impl Condvar {
    pub const fn new() -> Self {
        Self { inner: std::sync::Condvar::new(), place: 0 }
    }

    #[track_caller]
    pub fn wait<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let lock = guard.lock;
        if !turns::on() {
            let inner = guard.inner.take().expect("kode: a lock that was let go");
            return MutexGuard::of(lock, self.inner.wait(inner));
        }
        turns::point();
        guard.release();
        turns::wait_for(key(self), Location::caller());
        lock.lock()
    }

    #[track_caller]
    pub fn wait_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    pub fn notify_one(&self) {
        turns::wake(key(self), false);
        self.inner.notify_one();
        turns::point();
    }

    pub fn notify_all(&self) {
        turns::wake(key(self), true);
        self.inner.notify_all();
        turns::point();
    }
}

pub mod atomic {
    use crate::kode_turns as turns;
    pub use std::sync::atomic::*;

    macro_rules! atomics {
        ($($name:ident: $value:ty, $($more:ident)*;)+) => {$(
            #[derive(Default, Debug)]
            pub struct $name {
                inner: std::sync::atomic::$name,
            }

            impl $name {
                pub const fn new(value: $value) -> Self {
                    Self { inner: std::sync::atomic::$name::new(value) }
                }

                pub fn load(&self, order: Ordering) -> $value {
                    turns::point();
                    self.inner.load(order)
                }

                pub fn store(&self, value: $value, order: Ordering) {
                    turns::point();
                    self.inner.store(value, order)
                }

                pub fn swap(&self, value: $value, order: Ordering) -> $value {
                    turns::point();
                    self.inner.swap(value, order)
                }

                pub fn compare_exchange(
                    &self,
                    current: $value,
                    new: $value,
                    success: Ordering,
                    failure: Ordering,
                ) -> Result<$value, $value> {
                    turns::point();
                    self.inner.compare_exchange(current, new, success, failure)
                }

                pub fn compare_exchange_weak(
                    &self,
                    current: $value,
                    new: $value,
                    success: Ordering,
                    failure: Ordering,
                ) -> Result<$value, $value> {
                    turns::point();
                    self.inner.compare_exchange_weak(current, new, success, failure)
                }

                pub fn fetch_update(
                    &self,
                    set: Ordering,
                    fetch: Ordering,
                    mut new: impl FnMut($value) -> Option<$value>,
                ) -> Result<$value, $value> {
                    let mut was = self.load(fetch);
                    while let Some(next) = new(was) {
                        match self.compare_exchange_weak(was, next, set, fetch) {
                            Ok(value) => return Ok(value),
                            Err(value) => was = value,
                        }
                    }
                    Err(was)
                }

                $(pub fn $more(&self, value: $value, order: Ordering) -> $value {
                    turns::point();
                    self.inner.$more(value, order)
                })*

                pub fn get_mut(&mut self) -> &mut $value {
                    self.inner.get_mut()
                }

                pub fn into_inner(self) -> $value {
                    self.inner.into_inner()
                }
            }

            impl From<$value> for $name {
                fn from(value: $value) -> Self {
                    Self::new(value)
                }
            }
        )+};
    }

    atomics! {
        AtomicBool: bool, fetch_and fetch_nand fetch_or fetch_xor;
        AtomicI8: i8, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicI16: i16, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicI32: i32, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicI64: i64, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicIsize: isize, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicU8: u8, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicU16: u16, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicU32: u32, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicU64: u64, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
        AtomicUsize: usize, fetch_add fetch_sub fetch_and fetch_nand fetch_or fetch_xor fetch_max fetch_min;
    }
}
