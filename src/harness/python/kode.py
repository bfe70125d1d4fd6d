"""Runs a Python solution: reads cases from descriptor 3, calls the solution, writes replies to descriptor 4.

The form of the lines is described in src/engine/values/wire.ts. The folder that it is started in, or that its first line
names, holds solution.py and kode.json: the signature, and the names under which the function is looked for. Works from
Python 3.8 on.
"""

import faulthandler
import json
import os
import signal
import sys
import threading
import time
import types

if "threads" in sys.argv:
    # Started not as isolated as else: texts have to have the hash that is asked for, the same each time.
    del sys.path[0]

# Python is started so that this folder is not on sys.path, and it stays off: no solution meets a part by accident, nor
# hides one. The parts are found by the path of their package alone.
harness = types.ModuleType("kode_harness")
harness.__path__ = [os.path.join(os.path.dirname(os.path.abspath(__file__)), harness.__name__)]
sys.modules[harness.__name__] = harness

# The nodes are not used here, but are this script's by name: see given.py.
from kode_harness.given import ListNode, RandomNode, TreeNode
from kode_harness.loading import Solution, message_of, problem_of
from kode_harness.values import Mismatch, dump

# Debuggers pass no descriptors on, and have their own under these numbers: the wire comes as two files there.
DEBUGGED = "KODE_REQUESTS" in os.environ
REQUESTS = os.open(os.environ["KODE_REQUESTS"], os.O_RDONLY | getattr(os, "O_BINARY", 0)) if DEBUGGED else 3
REPLIES = os.open(os.environ["KODE_REPLIES"], os.O_WRONLY | getattr(os, "O_BINARY", 0)) if DEBUGGED else 4

# Deep enough for a recursion over 200,000 nodes; the stack below holds that many frames in every version.
RECURSION_LIMIT = 210_000
STACK_BYTES = 512 * 1024 * 1024


def answer(solution, request):
    """Calls the solution with the arguments of one request; the reply as a line."""
    number, args = json.loads(request)
    args = [read(arg) for read, arg in zip(solution.readers, args)]
    solution.codecs.cycles = True
    before = [solution.writers[i](args[i]) for i in solution.unchanged]
    solution.codecs.cycles = False
    started = worked = 0
    try:
        call = solution.target()
        worked = cpu_clock()
        started = clock()
        result = call(*args)
        times = "%d,%d" % (clock() - started, cpu_clock() - worked)
    except BaseException as error:
        times = "%d,%d" % (clock() - started, cpu_clock() - worked)
        flush()
        problem = {"type": type(error).__name__, "message": message_of(error), "line": solution.line_of(error)}
        return "[%d,%s,%d,2,%s]\n" % (number, times, printed_size(), dump(problem))
    flush()
    try:
        solution.codecs.fresh = True
        values = [solution.write_result(result)]
        solution.codecs.fresh = False
        values += [solution.writers[i](args[i]) for i in solution.inout]
    except Mismatch as why:
        problem = {"shown": why.shown, "why": why.args[0]}
        return "[%d,%s,%d,3,%s]\n" % (number, times, printed_size(), dump(problem))
    finally:
        solution.codecs.fresh = False
    solution.codecs.cycles = True
    head = "[%d,%s,%d," % (number, times, printed_size())
    for i, text in zip(solution.unchanged, before):
        try:
            now = solution.writers[i](args[i])
        except Mismatch:
            now = "null"
        if now != text:
            name = solution.config["params"][i]["name"]
            solution.codecs.cycles = False
            return head + '1,[%s],{"changed":%s,"now":%s}]\n' % (",".join(values), dump(name), now)
    solution.codecs.cycles = False
    return head + "0,[%s]]\n" % ",".join(values)


def answer_sequence(component, request):
    """Makes a component and calls its methods, as one request says; the reply as a line."""
    number, sequence = json.loads(request)
    run = component.prepare(*sequence)
    worked = cpu_clock()
    started = clock()
    outcomes = run()
    times = "%d,%d" % (clock() - started, cpu_clock() - worked)
    flush()
    return "[%d,%s,%d,0,[%s]]\n" % (number, times, printed_size(), ",".join(outcomes))


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
    """What the folder holds, and the function that answers requests with it."""
    with open("kode.json", encoding="utf-8") as file:
        config = json.load(file)
    path = os.environ.get("KODE_SOLUTION") or os.path.join(os.getcwd(), "solution.py")
    if "component" not in config:
        return Solution(path, config), answer
    if "threads" in sys.argv:
        from kode_harness.threads import SharedComponent

        return SharedComponent(path, config), answer_sequence
    from kode_harness.component import Component

    return Component(path, config), answer_sequence


def serve():
    solution = None
    reply_to = answer
    problem = None
    for request in requests():
        if request.startswith(b'"'):
            # Started before there was a build: here it is.
            os.chdir(json.loads(request))
        elif request == b'["hello"]':
            if solution is None:
                solution, reply_to = the_solution()
                problem = solution.load()
                flush()
            write_all('["ready"]\n' if problem is None else '["load",%s]\n' % dump(problem))
        else:
            write_all(reply_to(solution, request.decode("utf-8")))


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
