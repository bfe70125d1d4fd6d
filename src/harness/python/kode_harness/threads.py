"""Components that several threads use at once: runs scenarios, which src/engine/components/scenarioWire.ts describes.

No two threads run at the same time: who goes on is drawn (schedule.py), so that a scenario with a seed always gives the same.
"""

import json
import random
import sys

from . import locks
from .component import Component
from .points import Points
from .schedule import Coins, Priorities, mute, schedule, unmute

RECURSION_LIMIT = 20_000
# Points of the threads of a round, before there was one.
LENGTH = 100
# After so many scenarios in which threads were left nobody waits for their end any more.
MOST_LEAVING = 3


class SharedComponent(Component):
    """Answers scenarios, and sequences as well."""

    def load(self):
        self.threading = locks.install()
        sys.setrecursionlimit(RECURSION_LIMIT)
        problem = super().load()
        self.locks = locks.loaded()
        self.leaving = 0
        if problem is None:
            schedule.path = self.path
            self.points = Points(self.code, self.namespace)
            self.points.watch(schedule)
        return problem

    def prepare(self, args, steps, start, threads=None, after=None, rounds=0, seed=0):
        if threads is None:
            return super().prepare(args, steps, start)
        # Each round reads them anew: a solution may keep and change what it is given.
        text = json.dumps([args, steps, threads, after])
        return lambda: list(self.rounds(text, start, rounds, seed))

    def rounds(self, text, start, rounds, seed):
        """The text of each different round. After one that does not end there are no more."""
        rng = random.Random(seed)
        seen = set()
        length = LENGTH
        self.codecs.fresh = True
        left = {}
        made = 0
        try:
            for number in range(rounds):
                random.seed(seed + number)
                schedule.begin(way_of(rng, number, length))
                try:
                    round, points = self.round(start, *json.loads(text))
                    if schedule.waits is None and self.leaving < MOST_LEAVING:
                        for one in schedule.leftovers():
                            left[one] = left.get(one, 0) + 1
                finally:
                    self.clean()
                if round not in seen:
                    seen.add(round)
                    yield round
                if schedule.waits is not None:
                    return
                made += 1
                length = points or length
                # What a solution prints it would print in each of them.
                mute()
            if left:
                self.leaving = MOST_LEAVING if sum(left.values()) >= made else self.leaving + 1
                yield left_text(left, made)
        finally:
            self.codecs.fresh = False
            unmute()

    def clean(self):
        wasted = schedule.dead or schedule.tasks
        schedule.end()
        if wasted:
            for lock in self.locks:
                lock._at_fork_reinit()
        active = self.threading._active
        for ident in [one for one in active if one != schedule.main.ident]:
            del active[ident]

    def round(self, start, args, steps, threads, after):
        """The text of a round, and the number of points at which threads could be changed."""
        try:
            args = [read(arg) for read, arg in zip(self.readers, args)]
            steps, after, *threads = [[self.call_of(step) for step in part] for part in [steps, after, *threads]]
        except Exception as error:
            return "[[%s]]" % self.thrown(error), 0
        if self.has_clock:
            args.append(self.clock)
        self.clock.time = start
        try:
            made = self.cls(*args)
        except BaseException as error:
            return "[[%s]]" % self.thrown(error), 0
        first = ["[null]"]
        if not self.go_through(made, steps, first):
            return "[[%s]]" % ",".join(first), 0
        stamps = [0]
        seen = [[] for _ in threads]
        points = schedule.run([self.job(made, calls, own, stamps) for calls, own in zip(threads, seen)])
        last = []
        if schedule.waits is None:
            self.go_through(made, after, last)
        parts = [",".join(first), ",".join("[%s]" % ",".join(own) for own in seen)]
        if schedule.waits is None:
            parts.append(",".join(last))
        else:
            # Also where a call after the threads waits for what one of them has left behind.
            parts += ["", ",".join(map(str, schedule.waits))]
        return "[%s]" % ",".join("[%s]" % part for part in parts), points

    def job(self, made, calls, seen, stamps):
        def work():
            for method, given in calls:
                schedule.step()
                begun = stamps[0] = stamps[0] + 1
                outcome = self.outcome(made, method, given)
                if schedule.dead:
                    return
                stamps[0] += 1
                seen.append("[%s,%d,%d]" % (outcome, begun, stamps[0]))
                if outcome[0] == "{":
                    return

        return work


def left_text(left, made):
    """Which threads of the solution were still there after its calls."""
    groups = ["[%d,%d,%d,%d]" % (count, *place) for place, count in left.items()]
    return '{"made":%d,"left":[%s]}' % (made, ",".join(groups))


def way_of(rng, number, length):
    """How the threads of a round take turns."""
    if number % 4 == 0:
        return Coins(rng, rng.choice((2, 5, 12)))
    return Priorities(rng, length, rng.choice((1, 2, 2, 3)))
