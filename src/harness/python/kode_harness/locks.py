"""Locks, threads and clocks of which the schedule knows, in the place of those of Python.

All that waits in Python's own library is made of a few things from `_thread`: it is loaded anew on top of these here. So
conditions, semaphores, events, barriers, queues, pools and threads are Python's own, to the wording of their errors.
"""

import _thread
import functools
import sys
import time
import types

from .schedule import schedule


def patience(blocking, timeout):
    """Seconds to wait for a lock at most; None: for ever."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0
    if timeout == -1:
        return None
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    return timeout


class Lock:
    __slots__ = ("taken", "__weakref__")
    __module__ = "_thread"

    def __init__(self):
        self.taken = False
        made.append(self) if made is not None else None

    def acquire(self, blocking=True, timeout=-1):
        seconds = None if blocking is True and timeout == -1 else patience(blocking, timeout)
        if self.taken and (seconds == 0 or not schedule.block(self.is_free, seconds)):
            return False
        self.taken = True
        return True

    def release(self):
        if not self.taken:
            raise RuntimeError("release unlocked lock")
        self.taken = False

    def __enter__(self):
        if self.taken:
            schedule.block(self.is_free)
        self.taken = True
        return True

    def __exit__(self, *error):
        self.release()

    def is_free(self):
        return not self.taken

    def locked(self):
        return self.taken

    def __repr__(self):
        return "<%s _thread.lock object at 0x%x>" % ("locked" if self.taken else "unlocked", id(self))

    def _at_fork_reinit(self):
        self.taken = False

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked


class RLock:
    __slots__ = ("owner", "count", "__weakref__")
    __module__ = "_thread"

    def __init__(self):
        self.owner = None
        self.count = 0
        made.append(self) if made is not None else None

    def acquire(self, blocking=True, timeout=-1):
        seconds = None if blocking is True and timeout == -1 else patience(blocking, timeout)
        if self.owner is not schedule.current:
            if self.owner is not None and (seconds == 0 or not schedule.block(self.is_free, seconds)):
                return False
            self.owner = schedule.current
        self.count += 1
        return True

    __enter__ = acquire

    def release(self):
        if self.owner is not schedule.current:
            raise RuntimeError("cannot release un-acquired lock")
        self.count -= 1
        if self.count == 0:
            self.owner = None

    def __exit__(self, *error):
        self.release()

    def is_free(self):
        return self.owner is None

    def locked(self):
        return self.owner is not None

    def __repr__(self):
        state = "unlocked" if self.owner is None else "locked"
        return "<%s _thread.RLock object count=%d at 0x%x>" % (state, self.count, id(self))

    def _is_owned(self):
        return self.owner is schedule.current

    def _recursion_count(self):
        return self.count if self.owner is schedule.current else 0

    def _release_save(self):
        if self.owner is not schedule.current:
            raise RuntimeError("cannot release un-acquired lock")
        state = self.count
        self.count = 0
        self.owner = None
        return state

    def _acquire_restore(self, state):
        self.acquire()
        self.count = state

    def _at_fork_reinit(self):
        self.owner = None
        self.count = 0


# Locks that the solution's file makes as it loads, so that a round in which threads were ended leaves none of them taken.
made = []


def loaded():
    """The solution is loaded: what is made from now on belongs to a component."""
    global made
    made, kept = None, made
    return kept


class Handle:
    """What `threading` knows a thread by, from Python 3.13 on."""

    def __init__(self, ident=0):
        self.ident = ident
        self.ended = False

    def is_done(self):
        return self.ended

    def _set_done(self):
        self.ended = True

    def join(self, timeout=None):
        if self.ident == schedule.current.ident:
            raise RuntimeError("Cannot join current thread")
        if not self.ended:
            schedule.block(self.is_done, None if timeout is None or timeout < 0 else timeout)


def start_new_thread(function, args, kwargs={}):
    return schedule.start(lambda: function(*args, **kwargs)).ident


def start_joinable_thread(function, handle=None, daemon=True):
    handle = handle or Handle()
    task = schedule.start(function)
    handle.ident = task.ident
    task.at_end.append(handle._set_done)
    return handle


def set_sentinel():
    """A lock that is let go when the thread ends: what `threading` waits for, up to Python 3.12."""
    lock = Lock()
    schedule.current.at_end.append(lock._at_fork_reinit)
    return lock


def sleep(seconds):
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    schedule.block(lambda: False, seconds)


def clocks():
    seconds = schedule.time
    nanoseconds = lambda: int(seconds() * 1e9)
    names = ("time", "monotonic", "perf_counter")
    return dict({name: seconds for name in names}, **{name + "_ns": nanoseconds for name in names})


def replace(module, **others):
    copy = types.ModuleType(module.__name__)
    copy.__dict__.update(vars(module), **{name: one for name, one in others.items() if name == "sleep" or hasattr(module, name)})
    sys.modules[module.__name__] = copy


def install():
    """From now on who imports `threading`, `queue`, `time` and the like gets these."""
    replace(
        _thread,
        allocate_lock=Lock,
        allocate=Lock,
        lock=Lock,
        LockType=Lock,
        RLock=RLock,
        get_ident=lambda: schedule.current.ident,
        _get_main_thread_ident=lambda: schedule.main.ident,
        start_new_thread=start_new_thread,
        start_new=start_new_thread,
        start_joinable_thread=start_joinable_thread,
        _set_sentinel=set_sentinel,
        _ThreadHandle=Handle,
        _make_thread_handle=Handle,
    )
    replace(time, sleep=sleep, **clocks())
    # Its class of the same name is written in C, and waits by itself.
    sys.modules["_queue"] = None
    for name in ("threading", "queue", "_threading_local", "concurrent.futures.thread"):
        sys.modules.pop(name, None)
    # Loaded long ago.
    functools.RLock = RLock
    import threading
    from _threading_local import local

    threading.local = local
    made.clear()
    return threading
