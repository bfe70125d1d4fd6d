"""Loads a solution: runs the learner's file, finds the function, and says what is wrong with either."""

import __future__
import inspect
import sys
import types

from .codecs import Codecs
from .given import ListNode, RandomNode, TreeNode, records_of


class Solution:
    """The learner's file; after loading with its function, and with readers and writers of what that takes and returns."""

    def __init__(self, path, config):
        self.path = path
        self.config = config
        self.codecs = None

    def load(self):
        """None, or the problem as the wire tells it."""
        try:
            self.run_file()
        except SyntaxError as error:
            ours = error.filename == self.path
            return problem_of(
                type(error).__name__,
                error.msg,
                (error.lineno or 0) if ours else self.line_of(error),
                column_of(error) if ours else 0,
            )
        except SystemExit:
            raise
        except BaseException as error:
            return problem_of(type(error).__name__, message_of(error), self.line_of(error), 0)
        return self.find()

    def run_file(self):
        with open(self.path, "r", encoding="utf-8-sig", newline="") as file:
            text = file.read()
        # Annotations such as list[int] and int | None are younger than the oldest Python that runs solutions.
        flags = __future__.annotations.compiler_flag if sys.version_info < (3, 10) else 0
        code = compile(text, self.path, "exec", flags=flags, dont_inherit=True)
        module = types.ModuleType("solution")
        module.__file__ = self.path
        sys.modules["solution"] = module
        self.namespace = module.__dict__
        self.namespace.update(self.given())
        self.code = code
        exec(code, self.namespace)

    def given(self):
        """What the file may use without declaring it, by name."""
        nodes = {"ListNode": ListNode, "RandomNode": RandomNode, "TreeNode": TreeNode}
        return dict(nodes, **records_of(self.config))

    def find(self):
        names = self.config["names"]
        function = None
        for name in names:
            if callable(self.namespace.get(name)):
                function = self.namespace[name]
                self.target = lambda: function
                break
        else:
            cls = self.namespace.get("Solution")
            found = [name for name in names if callable(getattr(cls, name, None))]
            if not isinstance(cls, type) or not found:
                return self.missing()
            function = getattr(cls, found[0])
            self.target = lambda: getattr(cls(), found[0])
        self.codecs = Codecs(self.namespace)
        params = self.config["params"]
        pairs = [self.codecs.of(param["type"]) for param in params]
        self.readers = [read for read, _ in pairs]
        self.writers = [write for _, write in pairs]
        self.inout = [i for i, param in enumerate(params) if param["role"] == "inout"]
        self.unchanged = [i for i, param in enumerate(params) if param["role"] == "unchanged"]
        self.write_result = self.codecs.of(self.config["returns"])[1]
        return self.wrong_count(function, len(params))

    def wrong_count(self, function, count):
        """Told at once where the function cannot take that many arguments: better than an error in every case."""
        try:
            signature = inspect.signature(self.target())
        except Exception:
            return None
        try:
            signature.bind(*[None] * count)
        except TypeError:
            code = getattr(inspect.unwrap(function), "__code__", None)
            line = code.co_firstlineno if code is not None and code.co_filename == self.path else 1
            text = "Kode calls `%s`; this file has `def %s%s`." % (
                self.config["wanted"],
                getattr(function, "__name__", self.config["names"][0]),
                signature,
            )
            return problem_of("", text, line, 1)
        return None

    def missing(self):
        own = [
            name
            for name, value in self.namespace.items()
            if inspect.isfunction(value) and value.__code__.co_filename == self.path
        ]
        cls = self.namespace.get("Solution")
        if isinstance(cls, type):
            own += ["Solution." + name for name in vars(cls) if not name.startswith("__")]
        has = ", ".join("`%s`" % name for name in own[:4]) or "no function"
        return problem_of("", "Kode looks for `%s`; this file has %s." % (self.config["wanted"], has), 1, 1)

    def line_of(self, error):
        """The innermost line of the solution's file that the error came through."""
        line = 0
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.path:
                line = trace.tb_lineno
            trace = trace.tb_next
        return line


def problem_of(kind, message, line, column):
    return {"type": kind, "message": message, "line": line, "column": column}


def column_of(error):
    """The column in UTF-16 units, as editors count."""
    text = (error.text or "")[: max(0, (error.offset or 1) - 1)]
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 + 1


def message_of(error):
    if isinstance(error, SystemExit):
        return "it called exit(); a solution returns its answer"
    try:
        return str(error)[:2000]
    except Exception:
        return ""
