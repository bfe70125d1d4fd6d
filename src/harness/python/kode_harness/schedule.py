"""Runs threads one at a time, in an order drawn from a seed: the same seed, the same order.

A thread holds the token while it runs, and hands it on at points of its code (points.py), where it waits (locks.py) and
where it ends. Who goes on is decided in one of two ways, a round in this one, a round in that one: by priorities, of which
a few change at random points (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic
Guarantees of Finding Bugs, 2010), which finds what needs one or two exact switches; or at random all the time, which finds
what needs many. As every wait is known here, so is the moment at which nobody can go on.
"""

import _thread
import sys
from random import Random

ENDLESS = 1 << 60
# Points after which a thread that runs by its priority has to let others: it may be waiting for them in a loop.
SPIN = 2_000
# Points that a thread may take to clean up after it was told to end.
MERCY = 100_000
# So many waits of a round that ended by their time alone: threads that only wait for one another, again and again.
TIMEOUTS = 5_000
# After the last call: points until another thread may go on, and how often one may, before what still runs has no end.
SETTLE_GAP = 100
SETTLE_TURNS = 100
STACK_BYTES = 64 * 1024 * 1024
# Of the clocks in seconds.
START = 1_000_000.0


class Deadlock(BaseException):
    """Raised within a wait that nothing can end, so that the thread ends."""

    def __init__(self):
        super().__init__("it waits for ever: nothing is left that could wake it")


class Priorities:
    """The thread of the highest priority runs; at some points the one that runs gets the lowest of all."""

    def __init__(self, rng, length, changes):
        at = sorted(int(rng.random() * length) for _ in range(changes))
        self.gaps = [max(1, here - last) for last, here in zip([0] + at, at)]
        self.rng = rng
        self.lowest = 0

    def welcome(self, task):
        task.priority = 1 + self.rng.random()

    def gap(self):
        return self.gaps.pop(0) if self.gaps else SPIN

    def turn(self, task):
        self.lowest -= 1
        task.priority = self.lowest

    def pick(self, ready):
        return max(ready, key=priority_of)


def priority_of(task):
    return task.priority


class Coins:
    """Any thread may be the next, after some points."""

    def __init__(self, rng, mean):
        self.rng = rng
        self.span = 2 * mean

    def welcome(self, task):
        pass

    def gap(self):
        return 1 + int(self.rng.random() * self.span)

    def turn(self, task):
        pass

    def pick(self, ready):
        return ready[int(self.rng.random() * len(ready))]


class Task:
    """What one thread does in a round. The thread itself stays for the next round."""

    def __init__(self):
        self.gate = _thread.allocate_lock()
        self.gate.acquire()
        self.thread = _thread.get_ident()
        self.asked = False
        self.reset(1, None)

    def reset(self, ident, job):
        # The line of the learner's file that started it.
        self.started = 0
        self.ident = ident
        self.job = job
        self.until = self.deadline = None
        self.late = False
        self.priority = 0
        self.at_end = []


def mute():
    """What is printed goes nowhere, also where somebody has kept the stream."""
    for stream in (sys.__stdout__, sys.__stderr__):
        stream.write = len


def unmute():
    for stream in (sys.__stdout__, sys.__stderr__):
        vars(stream).pop("write", None)


class Schedule:
    def __init__(self):
        self.main = self.current = Task()
        # Those that have not ended, without the main one.
        self.tasks = []
        self.idle = []
        # How many of them the main one waits for.
        self.open = 0
        # Points to go until the token may be handed on: in a list, since each point counts it down.
        self.left = [ENDLESS]
        self.given = ENDLESS
        self.counted = 0
        self.way = Coins(Random(0), 1)
        # Told to end, all of them.
        self.dead = False
        self.choosing = False
        self.timeouts = 0
        # The lines where threads wait for ever.
        self.waits = None
        # No call is left to make: what still runs may end.
        self.settling = False
        self.settled = 0
        self.now = START
        # Called before a thread runs, for what is set in each.
        self.trace = None
        self.path = None

    def time(self):
        """Seconds. Each look takes a moment, so that a loop until some time has an end."""
        self.now += 1e-6
        return self.now

    # What the threads do.

    def block(self, until, seconds=None):
        """Waits until `until()` is so; false where the time was over first, which is when nobody else can go on."""
        if self.dead:
            raise Deadlock
        task = self.current
        task.until = until
        task.deadline = None if seconds is None else self.now + seconds
        task.late = False
        self.switch()
        task.until = task.deadline = None
        if self.dead:
            raise Deadlock
        return not task.late

    def point(self):
        """No points are left: the token may be handed on."""
        if self.choosing:
            # A finalizer, in the midst of this.
            return
        if self.dead:
            self.left[0] = MERCY
            raise Deadlock
        self.settled += 1
        self.way.turn(self.current)
        self.refill(SETTLE_GAP if self.settling else self.way.gap())
        self.switch()
        if self.dead:
            raise Deadlock

    def step(self):
        self.left[0] -= 1
        if self.left[0] <= 0:
            self.point()

    def start(self, job, counts=False):
        """A new thread; `counts`: the round ends when it has ended."""
        task = self.idle.pop() if self.idle else self.hire()
        task.reset(len(self.tasks) + 2, job)
        while any(one.ident == task.ident for one in self.tasks):
            task.ident += 1
        task.asked = counts
        if not counts:
            task.started = self.line_of(sys._getframe())
        self.open += counts
        self.way.welcome(task)
        self.tasks.append(task)
        return task

    # What is behind it.

    def hire(self):
        task = Task()
        before = _thread.stack_size(STACK_BYTES)
        _thread.start_new_thread(self.work, (task,))
        _thread.stack_size(before)
        return task

    def work(self, task):
        task.thread = _thread.get_ident()
        while True:
            task.gate.acquire()
            try:
                if not self.dead:
                    if self.trace is not None:
                        sys.settrace(self.trace)
                    task.job()
            except BaseException:
                pass
            sys.settrace(None)
            for end in task.at_end:
                end()
            self.tasks.remove(task)
            self.open -= task.asked
            task.job = None
            self.idle.append(task)
            chosen = self.current = self.choose()
            chosen.gate.release()

    def switch(self):
        task = self.current
        chosen = self.choose()
        if chosen is not task:
            self.current = chosen
            chosen.gate.release()
            task.gate.acquire()

    def choose(self):
        self.choosing = True
        try:
            return self.chosen()
        finally:
            self.choosing = False

    def chosen(self):
        main = self.main
        if not self.dead:
            if main.until is None or main.until():
                return main
            ready = [task for task in self.tasks if task.until is None or task.until()]
            if ready and self.settling and self.settled >= SETTLE_TURNS:
                return main
            if ready:
                return ready[0] if len(ready) == 1 else self.way.pick(ready)
            timed = [task for task in self.tasks + [main] if task.deadline is not None]
            self.timeouts += 1
            if timed and self.timeouts < (SETTLE_TURNS if self.settling else TIMEOUTS):
                first = min(timed, key=lambda task: task.deadline)
                self.now = max(self.now, first.deadline)
                first.late = True
                return first
            if self.settling:
                return main
            self.waits = self.lines()
            self.kill()
        return self.tasks[-1] if self.tasks else main

    def kill(self):
        self.dead = True
        # What they say to that is not the learner's.
        mute()
        self.refill(MERCY)

    def refill(self, points):
        self.counted += self.given - self.left[0]
        self.left[0] = self.given = points

    def lines(self):
        """Where the threads wait: innermost lines of the learner's file; 0 where they are not in it."""
        frames = sys._current_frames()
        lines = []
        for task in self.tasks + [self.main]:
            line = self.line_of(frames.get(task.thread))
            if line or task.asked:
                lines.append(line)
        return lines

    def line_of(self, frame):
        while frame is not None and frame.f_code.co_filename != self.path:
            frame = frame.f_back
        return 0 if frame is None else frame.f_lineno

    # What the main one does.

    def begin(self, way):
        """A round begins. What it does first is done without a switch."""
        self.way = way
        self.counted = self.timeouts = 0
        self.waits = None
        self.now = START
        self.left[0] = self.given = ENDLESS

    def run(self, jobs):
        """Each in a thread of its own, until all have ended, or none of them can go on; the number of points."""
        for job in jobs:
            self.start(job, True)
        self.counted = 0
        self.left[0] = self.given = self.way.gap()
        self.main.until = lambda: self.open == 0
        self.switch()
        self.main.until = None
        self.refill(ENDLESS)
        return self.counted

    def leftovers(self):
        """After all calls: lets what still runs go on to its end. Of each that has none where it is, where it was started, and
        whether it only waits."""
        if not self.tasks or self.dead:
            return []
        self.settling = True
        self.settled = self.timeouts = 0
        self.left[0] = self.given = SETTLE_GAP
        self.main.until = lambda: not self.tasks
        self.switch()
        self.main.until = None
        self.settling = False
        self.refill(ENDLESS)
        frames = sys._current_frames()
        return [(self.line_of(frames.get(task.thread)), task.started, task.until is None or task.until()) for task in self.tasks]

    def end(self):
        """Ends what still runs."""
        if self.tasks and not self.dead:
            self.kill()
        if self.tasks:
            self.switch()
        if self.dead:
            unmute()
            self.dead = False
        self.refill(ENDLESS)


schedule = Schedule()
