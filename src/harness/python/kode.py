"""Runs a Python solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4.

The form of the lines is described in src/engine/values/wire.ts. The folder that it is started in, or that its first line
names, holds solution.py and kode.json: the signature, and the names under which the function is looked for. Works from
Python 3.8 on.
"""

import __future__
import faulthandler
import inspect
import json
import math
import os
import signal
import sys
import threading
import time
import types
from array import array
from collections import deque
from reprlib import Repr

# Debuggers pass no descriptors on, and have their own under these numbers: the wire comes as two files there.
DEBUGGED = "KODE_REQUESTS" in os.environ
REQUESTS = os.open(os.environ["KODE_REQUESTS"], os.O_RDONLY | getattr(os, "O_BINARY", 0)) if DEBUGGED else 3
REPLIES = os.open(os.environ["KODE_REPLIES"], os.O_WRONLY | getattr(os, "O_BINARY", 0)) if DEBUGGED else 4

INT_MIN, INT_MAX = -(2**31), 2**31 - 1
LONG_MIN, LONG_MAX = -(2**63), 2**63 - 1
# Deep enough for a recursion over 200,000 nodes; the stack below holds that many frames in every version.
RECURSION_LIMIT = 210_000
STACK_BYTES = 512 * 1024 * 1024
# Trees larger than this are taken for ones that run into themselves.
MAX_TREE_NODES = 4_000_000

dump = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, check_circular=False).encode

short = Repr()
short.maxlist = short.maxtuple = short.maxdict = short.maxset = short.maxdeque = 12
short.maxstring = short.maxlong = short.maxother = 120


class Mismatch(Exception):
    """A value that is not of its declared type."""

    def __init__(self, expected, value):
        self.shown = show(value)
        super().__init__("expected %s, got %s" % (expected, self.shown))


def show(value):
    try:
        if inspect.iscoroutine(value):
            return "a coroutine (write def, not async def)"
        return short.repr(value)
    except Exception:
        return "a value of type " + type(value).__name__


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class RandomNode:
    def __init__(self, val=0, next=None, random=None):
        self.val = val
        self.next = next
        self.random = random


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


def make_record(name, fields):
    """A class for a record that the solution does not define itself."""

    def __init__(self, *values):
        for field, value in zip(fields, values):
            setattr(self, field, value)

    def __repr__(self):
        return "%s(%s)" % (name, ", ".join("%s=%r" % (field, getattr(self, field)) for field in fields))

    return type(name, (), {"__init__": __init__, "__repr__": __repr__})


def records_of(declared):
    """Classes for all records within a description of types, by name."""
    found = {}
    if isinstance(declared, dict):
        if declared.get("kind") == "record":
            fields = [field["attribute"] for field in declared["fields"]]
            found[declared["name"]] = make_record(declared["name"], fields)
        declared = list(declared.values())
    if isinstance(declared, list):
        for part in declared:
            found.update(records_of(part))
    return found


def int_text(value):
    if type(value) is not int:
        value = plain_int(value, "int")
    if not INT_MIN <= value <= INT_MAX:
        raise Mismatch("an int of 32 bits", value)
    return int.__repr__(value)


def long_text(value):
    if type(value) is not int:
        value = plain_int(value, "int")
    if not LONG_MIN <= value <= LONG_MAX:
        raise Mismatch("an int of 64 bits", value)
    return '"%d"' % value


def plain_int(value, expected):
    """Subclasses of int other than bool are ints."""
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise Mismatch(expected, value)


def bool_text(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise Mismatch("bool", value)


def str_text(value):
    if not isinstance(value, str):
        raise Mismatch("str", value)
    return dump(value)


def float_text(value):
    """The shortest number that reads back the same, in the form of ECMAScript's Number::toString."""
    if type(value) is not float:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise Mismatch("float", value)
        try:
            value = float(value)
        except OverflowError:
            raise Mismatch("float", value) from None
    if value != value:
        return '"NaN"'
    if value == math.inf:
        return '"Inf"'
    if value == -math.inf:
        return '"-Inf"'
    if value == 0:
        return '"-0"' if math.copysign(1, value) < 0 else "0"
    text = float.__repr__(value)
    if "e" not in text:
        return text[:-2] if text.endswith(".0") else text
    mantissa, exponent = text.split("e")
    power = int(exponent)
    if -7 < power < 21:
        # Python leaves the decimal form earlier than ECMAScript does.
        sign = "-" if mantissa[0] == "-" else ""
        digits = mantissa.lstrip("-").replace(".", "")
        if power < 0:
            return sign + "0." + "0" * (-power - 1) + digits
        return sign + digits + "0" * (power + 1 - len(digits))
    if mantissa.endswith(".0"):
        mantissa = mantissa[:-2]
    return "%se%s%d" % (mantissa, "+" if power > 0 else "", power)


SPECIAL = {"NaN": math.nan, "Inf": math.inf, "-Inf": -math.inf, "-0": -0.0}


def read_float(value):
    return SPECIAL[value] if type(value) is str else float(value)


def sort_key(entry):
    """Texts in the order of JavaScript: by UTF-16 units."""
    key = entry[0]
    return key.encode("utf-16-be", "surrogatepass") if isinstance(key, str) else key


def identity(value):
    return value


class Codecs:
    """Readers and writers of declared types. A reader takes parsed JSON, a writer gives JSON text."""

    def __init__(self, namespace):
        self.namespace = namespace
        self.given = set()
        # While the result is written: its nodes must be new. Only an argument from before the call may have a cycle.
        self.fresh = False
        self.cycles = False

    def of(self, declared):
        return getattr(self, declared["kind"])(declared)

    def node_class(self, name, own):
        found = self.namespace.get(name)
        return found if isinstance(found, type) else own

    def void(self, declared):
        return identity, lambda value: "null"

    def int(self, declared):
        return identity, int_text

    def long(self, declared):
        return int, long_text

    def float(self, declared):
        return read_float, float_text

    def bool(self, declared):
        return identity, bool_text

    def string(self, declared):
        return identity, str_text

    text = string

    def array(self, declared):
        read_item, item_text = self.of(declared["item"])
        if item_text is int_text:
            read = lambda value: make(value["$"]) if type(value) is dict else value
        elif read_item is identity:
            read = identity
        else:
            read = lambda value: [read_item(item) for item in value]

        def general(value):
            parts = []
            for i, item in enumerate(value):
                try:
                    parts.append(item_text(item))
                except Mismatch as why:
                    why.args = ("item %d: %s" % (i, why.args[0]),)
                    why.shown = show(value)
                    raise
            return "[" + ",".join(parts) + "]"

        def write(value):
            if not isinstance(value, (list, tuple)):
                raise Mismatch("list", value)
            # A list of the plain type goes through the encoder in one go.
            if value and item_text is int_text:
                if set(map(type, value)) == {int} and INT_MIN <= min(value) and max(value) <= INT_MAX:
                    return dump(value)
            elif value and item_text is str_text:
                if set(map(type, value)) == {str}:
                    return dump(value)
            return general(value)

        return read, write

    def optional(self, declared):
        read_item, item_text = self.of(declared["item"])
        read = identity if read_item is identity else lambda value: None if value is None else read_item(value)
        if declared["item"]["kind"] in ("list", "tree", "randomList"):
            return read_item, item_text
        return read, lambda value: "null" if value is None else item_text(value)

    def tuple(self, declared):
        parts = [self.of(item) for item in declared["items"]]

        def write(value):
            if not isinstance(value, (list, tuple)) or len(value) != len(parts):
                raise Mismatch("a tuple of %d" % len(parts), value)
            return "[" + ",".join([part[1](item) for part, item in zip(parts, value)]) + "]"

        return lambda value: tuple([part[0](item) for part, item in zip(parts, value)]), write

    def record(self, declared):
        names = [field["attribute"] for field in declared["fields"]]
        parts = [self.of(field["type"]) for field in declared["fields"]]
        cls = self.node_class(declared["name"], None)

        def values(value):
            if isinstance(value, dict) and all(name in value for name in names):
                return [value[name] for name in names]
            if isinstance(value, (list, tuple)) and not hasattr(value, "_fields") and len(value) == len(names):
                return value
            if all(hasattr(value, name) for name in names):
                return [getattr(value, name) for name in names]
            raise Mismatch("%s(%s)" % (declared["name"], ", ".join(names)), value)

        def write(value):
            return "[" + ",".join([part[1](item) for part, item in zip(parts, values(value))]) + "]"

        return lambda value: cls(*[part[0](item) for part, item in zip(parts, value)]), write

    def map(self, declared):
        read_key, key_text = self.of(declared["key"])
        read_value, value_text = self.of(declared["value"])

        def write(value):
            if not isinstance(value, dict):
                raise Mismatch("dict", value)
            entries = [(key, key_text(key), value_text(item)) for key, item in value.items()]
            entries.sort(key=sort_key)
            return "[" + ",".join(["[%s,%s]" % entry[1:] for entry in entries]) + "]"

        return lambda value: {read_key(key): read_value(item) for key, item in value}, write

    def list(self, declared):
        cls = self.node_class("ListNode", ListNode)
        read_item, item_text = self.of(declared["item"])

        def read(value):
            cycle = None
            if type(value) is dict:
                cycle = value["cycle"]
                value = value["v"]
            nodes = []
            for item in value:
                node = cls.__new__(cls)
                node.val = read_item(item)
                node.next = None
                if nodes:
                    nodes[-1].next = node
                nodes.append(node)
            if cycle is not None:
                nodes[-1].next = nodes[cycle]
            return nodes[0] if nodes else None

        def write(head):
            nodes, entry = walk_list(head, "ListNode")
            text = "[" + ",".join([item_text(node.val) for node in nodes]) + "]"
            if entry is None:
                return text
            if not self.cycles:
                mismatch = Mismatch("a list that ends", head)
                mismatch.args, mismatch.shown = ("the list has a cycle",), "a list with a cycle"
                raise mismatch
            return '{"v":%s,"cycle":%d}' % (text, entry)

        return read, write

    def randomList(self, declared):
        cls = self.node_class("RandomNode", RandomNode)
        read_item, item_text = self.of(declared["item"])

        def read(value):
            nodes = [cls.__new__(cls) for _ in value]
            for i, (item, link) in enumerate(value):
                node = nodes[i]
                node.val = read_item(item)
                node.next = nodes[i + 1] if i + 1 < len(nodes) else None
                node.random = None if link is None else nodes[link]
            self.given = nodes
            return nodes[0] if nodes else None

        def write(head):
            nodes, entry = walk_list(head, "RandomNode")
            index = {id(node): i for i, node in enumerate(nodes)}
            why = None
            if entry is not None:
                why = "the list has a cycle"
            elif self.fresh and any(id(node) in index for node in self.given):
                why = "expected new nodes, got nodes of the argument"
            elif any(node.random is not None and id(node.random) not in index for node in nodes):
                why = "a random link leads to a node that is not in the list"
            if why is not None:
                mismatch = Mismatch("a list", head)
                mismatch.args, mismatch.shown = (why,), "a list of %d nodes" % len(nodes)
                raise mismatch
            return "[%s]" % ",".join(
                [
                    "[%s,%s]" % (item_text(node.val), "null" if node.random is None else index[id(node.random)])
                    for node in nodes
                ]
            )

        return read, write

    def tree(self, declared):
        cls = self.node_class("TreeNode", TreeNode)
        read_item, item_text = self.of(declared["item"])

        def read(value):
            root = None
            places = deque()
            for item in value:
                node = None
                if item is not None:
                    node = cls.__new__(cls)
                    node.val = read_item(item)
                    node.left = node.right = None
                if root is None:
                    root = node
                else:
                    parent, side = places.popleft()
                    setattr(parent, side, node)
                if node is not None:
                    places.append((node, "left"))
                    places.append((node, "right"))
            return root

        def write(root):
            parts = []
            end = 0
            queue = deque([root])
            while queue:
                node = queue.popleft()
                if node is None:
                    parts.append("null")
                    continue
                try:
                    parts.append(item_text(node.val))
                    queue.append(node.left)
                    queue.append(node.right)
                except AttributeError:
                    raise Mismatch("TreeNode", node) from None
                end = len(parts)
                if end > MAX_TREE_NODES:
                    mismatch = Mismatch("a tree", root)
                    mismatch.args, mismatch.shown = ("the tree has a cycle",), "a tree with a cycle"
                    raise mismatch
            return "[" + ",".join(parts[:end]) + "]"

        return read, write


def walk_list(head, name):
    """The nodes of a list, and the index of the node that the last one links back to, or None (Brent's algorithm)."""
    nodes = []
    tortoise, power, steps = None, 1, 0
    node = head
    try:
        while node is not None:
            if node is tortoise:
                return entry_of_cycle(nodes, steps)
            nodes.append(node)
            if steps == power or tortoise is None:
                tortoise, power, steps = node, power * 2, 0
            steps += 1
            node.val
            node = node.next
    except AttributeError:
        raise Mismatch(name, node) from None
    return nodes, None


def entry_of_cycle(nodes, period):
    entry = 0
    while entry + period < len(nodes) and nodes[entry] is not nodes[entry + period]:
        entry += 1
    return nodes[: entry + period], entry


def make(program):
    """Follows a program that stands in place of a long list; it is described in src/engine/values/made.ts."""
    numbers = iter(program)
    stack = []
    for op in numbers:
        if op == 0:  # values
            n = next(numbers)
            stack.append([next(numbers) for _ in range(n)])
        elif op == 1:  # ints
            n, least, span = next(numbers), next(numbers), next(numbers)
            stack.append([least + draw % span for draw in draws(next(numbers), n)])
        elif op == 2:  # range
            n, start, step = next(numbers), next(numbers), next(numbers)
            stack.append(list(range(start, start + n * step, step)) if step else filled(n, start))
        elif op == 3:  # fill
            n = next(numbers)
            stack.append(filled(n, next(numbers)))
        elif op == 4:  # shuffle
            items = stack[-1]
            i = len(items) - 1
            for draw in draws(next(numbers), i):
                j = draw % (i + 1)
                items[i], items[j] = items[j], items[i]
                i -= 1
        elif op == 5:  # reverse
            stack[-1].reverse()
        elif op == 6:  # concat
            start = len(stack) - next(numbers)
            joined = []
            for part in stack[start:]:
                joined += part
            stack[start:] = [joined]
        elif op == 7:  # set
            at = next(numbers)
            stack[-1][at] = next(numbers)
        elif op == 8:  # drop
            del stack[-1][next(numbers)]
        else:
            raise ValueError("kode: malformed request")
    return stack.pop()


def filled(n, value):
    """Each item an object of its own, as they are when they are read."""
    return (array("i", [value]) * n).tolist()


def draws(seed, n):
    """n draws of mulberry32 (Tommy Ettinger, 2017)."""
    mask = 0xFFFFFFFF
    state = seed & mask
    for _ in range(n):
        state = (state + 0x6D2B79F5) & mask
        t = ((state ^ state >> 15) * (state | 1)) & mask
        t ^= (t + (t ^ t >> 7) * (t | 61)) & mask
        yield t ^ t >> 14


class Solution:
    """The learner's file after loading."""

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
        self.namespace.update(ListNode=ListNode, RandomNode=RandomNode, TreeNode=TreeNode)
        self.namespace.update(records_of(self.config))
        exec(code, self.namespace)

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

    def answer(self, request):
        number, args = json.loads(request)
        args = [read(arg) for read, arg in zip(self.readers, args)]
        self.codecs.cycles = True
        before = [self.writers[i](args[i]) for i in self.unchanged]
        self.codecs.cycles = False
        started = worked = 0
        try:
            call = self.target()
            worked = cpu_clock()
            started = clock()
            result = call(*args)
            times = "%d,%d" % (clock() - started, cpu_clock() - worked)
        except BaseException as error:
            times = "%d,%d" % (clock() - started, cpu_clock() - worked)
            flush()
            problem = {"type": type(error).__name__, "message": message_of(error), "line": self.line_of(error)}
            return "[%d,%s,%d,2,%s]\n" % (number, times, printed_size(), dump(problem))
        flush()
        try:
            self.codecs.fresh = True
            values = [self.write_result(result)]
            self.codecs.fresh = False
            values += [self.writers[i](args[i]) for i in self.inout]
        except Mismatch as why:
            problem = {"shown": why.shown, "why": why.args[0]}
            return "[%d,%s,%d,3,%s]\n" % (number, times, printed_size(), dump(problem))
        finally:
            self.codecs.fresh = False
        self.codecs.cycles = True
        head = "[%d,%s,%d," % (number, times, printed_size())
        for i, text in zip(self.unchanged, before):
            try:
                now = self.writers[i](args[i])
            except Mismatch:
                now = "null"
            if now != text:
                name = self.config["params"][i]["name"]
                self.codecs.cycles = False
                return head + '1,[%s],{"changed":%s,"now":%s}]\n' % (",".join(values), dump(name), now)
        self.codecs.cycles = False
        return head + "0,[%s]]\n" % ",".join(values)


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


clock = time.perf_counter_ns


def find_cpu_clock():
    """CPU nanoseconds of the process, not of the thread: a solution may share its work among threads, and nothing else
    runs here meanwhile. By getrusage, since time.process_time moves by ticks in a process that has a limit of CPU time."""
    try:
        from resource import RUSAGE_SELF, getrusage
    except ImportError:
        # The clock of a process moves by 16 milliseconds on Windows, which is worse than the wall clock.
        return clock

    def worked():
        usage = getrusage(RUSAGE_SELF)
        return int((usage.ru_utime + usage.ru_stime) * 1e9)

    return worked


cpu_clock = find_cpu_clock()
printed = sys.stdout
errors = sys.stderr


def flush():
    for stream in (printed, errors):
        try:
            stream.flush()
        except (ValueError, OSError):
            pass


def printed_size(fstat=os.fstat):
    try:
        return fstat(1).st_size
    except OSError:
        return 0


def write_all(text):
    # A lone surrogate becomes the escape \udxxx, which is what JSON.stringify writes.
    data = text.encode("utf-8", "backslashreplace")
    while data:
        data = data[os.write(REPLIES, data) :]


def requests():
    parts = []
    while True:
        chunk = os.read(REQUESTS, 1 << 16)
        if not chunk:
            return
        lines = chunk.split(b"\n")
        parts.append(lines[0])
        if len(lines) > 1:
            yield b"".join(parts)
            yield from lines[1:-1]
            parts = [lines[-1]]


def the_solution():
    with open("kode.json", encoding="utf-8") as file:
        config = json.load(file)
    path = os.environ.get("KODE_SOLUTION") or os.path.join(os.getcwd(), "solution.py")
    return Solution(path, config)


def serve():
    solution = None
    problem = None
    for request in requests():
        if request.startswith(b'"'):
            # Started before there was a build: here it is.
            os.chdir(json.loads(request))
        elif request == b'["hello"]':
            if solution is None:
                solution = the_solution()
                problem = solution.load()
                flush()
            write_all('["ready"]\n' if problem is None else '["load",%s]\n' % dump(problem))
        else:
            write_all(solution.answer(request.decode("utf-8")))


def main():
    try:
        serve()
    except SystemExit as error:
        write_all(
            '["load",%s]\n' % dump(problem_of("SystemExit", "The file calls exit() while it loads.", 1, 1))
        )
    except BrokenPipeError:
        pass
    except BaseException:
        import traceback

        traceback.print_exc()
        flush()
        os._exit(70)
    flush()
    if not DEBUGGED:
        os._exit(0)


if __name__ == "__main__":
    if os.name == "nt" and not DEBUGGED:
        import msvcrt

        msvcrt.setmode(3, os.O_BINARY)
        msvcrt.setmode(4, os.O_BINARY)
    os.set_inheritable(REQUESTS, False)
    os.set_inheritable(REPLIES, False)
    faulthandler.enable()
    if hasattr(faulthandler, "register"):
        # Asked where it is, it says so, whatever it is doing, and ends.
        faulthandler.register(signal.SIGQUIT, chain=True)
    printed.reconfigure(line_buffering=True, errors="backslashreplace")
    sys.setrecursionlimit(RECURSION_LIMIT)
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=main, name="solution")
    thread.start()
    thread.join()
