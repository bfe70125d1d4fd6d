"""Components: finds the class, looks whether it has what will be called, and runs sequences of calls on it.

Requests and replies are described in src/engine/components/wire.ts.
"""

import dis
import inspect

from .codecs import Codecs
from .functions import FUNCTIONS
from .given import HOME
from .loading import Solution, message_of, problem_of
from .values import Mismatch, dump


class CodedError(Exception):
    """Kode's own, for a solution that declares none."""

    __module__ = HOME

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Clock:
    """For annotations of a solution that declares none; what it gets is a GivenClock."""

    __module__ = HOME

    def now_ms(self):
        raise NotImplementedError


class GivenClock(Clock):
    """Only the harness moves it."""

    __module__ = HOME

    def __init__(self):
        self.time = 0

    def now_ms(self):
        return self.time


class Method:
    """A method as Kode calls it, with readers of its arguments and the writer of what it returns."""

    def __init__(self, declared, codecs):
        self.names = declared["names"]
        self.name = self.names[0]
        self.wanted = declared["wanted"]
        self.readers = [codecs.of(one)[0] for one in declared["params"]]
        self.write = write_nothing if declared["returns"]["kind"] == "void" else codecs.of(declared["returns"])[1]


class Component(Solution):
    """The learner's file; after loading with the class of the component."""

    def given(self):
        return dict(super().given(), CodedError=CodedError, Clock=Clock)

    def find(self):
        declared = self.config["component"]
        found = [self.namespace.get(name) for name in self.config["names"]]
        classes = [one for one in found if isinstance(one, type)]
        if not classes:
            return self.missing()
        self.cls = classes[0]
        self.codes = set(declared["codes"])
        self.clock = GivenClock()
        self.has_clock = declared["clock"]
        self.codecs = Codecs(self.namespace)
        self.readers = [
            FUNCTIONS.__getitem__ if one["kind"] == "function" else self.codecs.of(one["type"])[0]
            for one in declared["params"]
        ]
        self.methods = [Method(one, self.codecs) for one in declared["methods"]]
        problem = self.unfit(self.cls, declared["wanted"], len(self.readers) + self.has_clock, "__init__")
        for method in self.methods:
            problem = problem or self.unfit_method(method)
        return problem

    def unfit_method(self, method):
        for name in method.names:
            static = inspect.getattr_static(self.cls, name, None)
            if static is None:
                continue
            method.name = name
            if isinstance(static, property) or not callable(getattr(self.cls, name)):
                text = "Kode calls `%s`; `%s` is no method in this file." % (method.wanted, name)
                return problem_of("", text, self.line_of_code(getattr(static, "fget", None)), 1)
            bound = isinstance(static, (staticmethod, classmethod))
            passed = len(method.readers) + (0 if bound else 1)
            return self.unfit(getattr(self.cls, name), method.wanted, passed, name)
        for name in method.names:
            if assigns(self.cls, name):
                # Each object gets its own: what is made is called, the class says nothing.
                method.name = name
                return None
        own = ["`%s`" % name for name, value in vars(self.cls).items() if inspect.isfunction(value) and name[0] != "_"]
        has = ", ".join(own[:6]) or "no methods"
        text = "Kode calls `%s`; `%s` has %s." % (method.wanted, self.cls.__name__, has)
        return problem_of("", text, self.line_of_class(), 1)

    def unfit(self, target, wanted, count, name):
        """Told at once where something cannot take that many arguments."""
        try:
            signature = inspect.signature(target)
        except Exception:
            return None
        try:
            signature.bind(*[None] * count)
        except TypeError:
            if target is self.cls:
                target = self.cls.__init__
                if target is object.__init__:
                    text = "Kode calls `%s`; `%s` has no `__init__`." % (wanted, self.cls.__name__)
                    return problem_of("", text, self.line_of_class(), 1)
                signature = inspect.signature(target)
            text = "Kode calls `%s`; this file has `def %s%s`." % (wanted, name, signature)
            return problem_of("", text, self.line_of_code(target), 1)
        return None

    def line_of_code(self, function):
        code = getattr(inspect.unwrap(function) if function else None, "__code__", None)
        if code is not None and code.co_filename == self.path:
            return code.co_firstlineno
        return self.line_of_class()

    def line_of_class(self):
        return self.config["component"]["line"]

    def missing(self):
        own = [
            "`%s`" % name
            for name, value in self.namespace.items()
            if getattr(value, "__module__", None) == "solution" and (isinstance(value, type) or inspect.isfunction(value))
        ]
        has = ", ".join(own[:4]) or "no class"
        return problem_of("", "Kode looks for `%s`; this file has %s." % (self.config["wanted"], has), 1, 1)

    def prepare(self, args, steps, start):
        """A function that runs the sequence and gives the texts of its outcomes."""
        try:
            args = [read(arg) for read, arg in zip(self.readers, args)]
            calls = [self.call_of(step) for step in steps]
        except Exception as error:
            # A record of the solution's own that cannot be made from the values of its fields.
            outcome = self.thrown(error)
            return lambda: [outcome]
        if self.has_clock:
            args.append(self.clock)
        self.clock.time = start
        return lambda: self.run(args, calls)

    def call_of(self, step):
        if step[0] < 0:
            return None, step[1]
        method = self.methods[step[0]]
        return method, [read(arg) for read, arg in zip(method.readers, step[1:])]

    def run(self, args, calls):
        try:
            made = self.cls(*args)
        except BaseException as error:
            return [self.thrown(error)]
        outcomes = ["[null]"]
        self.codecs.fresh = True
        self.go_through(made, calls, outcomes)
        self.codecs.fresh = False
        return outcomes

    def go_through(self, made, calls, outcomes):
        """Adds the outcomes of the calls; false where they ended early."""
        for method, given in calls:
            if method is None:
                self.clock.time += given
                outcomes.append("null")
                continue
            outcomes.append(self.outcome(made, method, given))
            if outcomes[-1][0] == "{":
                return False
        return True

    def outcome(self, made, method, given):
        """The text of what a call gave; an object where it is the last one of its sequence."""
        try:
            result = getattr(made, method.name)(*given)
        except BaseException as error:
            return self.thrown(error)
        try:
            return "[" + method.write(result) + "]"
        except Mismatch as why:
            return dump({"shown": why.shown, "why": why.args[0]})

    def thrown(self, error):
        """The outcome of a call that raised: a code of the problem, else a crash."""
        code = code_of(error)
        if code in self.codes:
            return dump(code)
        return dump({"type": type(error).__name__, "message": message_of(error), "line": self.line_of(error)})


def code_of(error):
    # What ends the program has a code, too: the one that it ends with.
    if isinstance(error, SystemExit):
        return None
    try:
        code = error.code
    except Exception:
        return None
    return str.__str__(code) if isinstance(code, str) else None


def write_nothing(value):
    if inspect.iscoroutine(value):
        raise Mismatch("None", value)
    return "null"


def assigns(cls, name):
    """Whether a method of the class, or of one above it, gives the object an attribute of that name."""
    for one in cls.__mro__:
        for function in vars(one).values():
            code = getattr(function, "__code__", None)
            if code is None or name not in code.co_names:
                continue
            if any(step.opname == "STORE_ATTR" and step.argval == name for step in dis.get_instructions(code)):
                return True
    return False
