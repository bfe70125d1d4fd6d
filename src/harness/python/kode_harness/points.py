"""Points of the learner's code at which another thread may go on: before each instruction that uses what threads share.

What only moves values about within a function is none; neither is what Python does in one go, as with the interpreter's
lock: a method of a dict or a list runs to its end.
"""

import dis
import sys
import types

USES = {
    "STORE_ATTR",
    "DELETE_ATTR",
    "BINARY_SUBSCR",
    "STORE_SUBSCR",
    "DELETE_SUBSCR",
    "BINARY_SLICE",
    "STORE_SLICE",
    "CONTAINS_OP",
    "FOR_ITER",
    "LIST_EXTEND",
    "SET_UPDATE",
    "DICT_UPDATE",
    "DICT_MERGE",
    "STORE_GLOBAL",
    "DELETE_GLOBAL",
    "LOAD_DEREF",
    "STORE_DEREF",
    "SETUP_WITH",
    "BEFORE_WITH",
    "CALL",
    "CALL_KW",
    "CALL_METHOD",
    "CALL_FUNCTION",
    "CALL_FUNCTION_KW",
    "CALL_FUNCTION_EX",
}


def codes_of(code):
    """A code object, and all those within it."""
    yield code
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            yield from codes_of(part)


def points_of(code, is_shared):
    """For each place in the bytes of a code whether it is a point."""
    points = bytearray(len(code.co_code) + 2)
    for step in dis.get_instructions(code):
        name = step.opname
        if name == "LOAD_ATTR":
            # With this bit a method is looked up, from 3.12 on; the call of it follows.
            point = sys.version_info < (3, 12) or not step.arg & 1
        elif name == "LOAD_GLOBAL":
            point = is_shared(step.argval)
        elif name == "COMPARE_OP":
            # Up to 3.8.
            point = step.argval in ("in", "not in")
        elif name == "BINARY_OP":
            # From 3.14 on.
            point = step.argrepr == "[]"
        else:
            point = name in USES
        points[step.offset] = point
    return points


class Points:
    """Of all code of a file. After `watch` the schedule is told of each."""

    def __init__(self, code, namespace):
        self.codes = list(codes_of(code))
        written = {
            step.argval
            for one in self.codes
            for step in dis.get_instructions(one)
            if step.opname in ("STORE_GLOBAL", "DELETE_GLOBAL")
        }
        fixed = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)

        def is_shared(name):
            return name in written or name in namespace and not isinstance(namespace[name], fixed)

        # By identity, since a code object takes long to hash.
        self.tables = {id(one): points_of(one, is_shared) for one in self.codes}

    def watch(self, schedule):
        if hasattr(sys, "monitoring"):
            self.monitor(schedule)
        else:
            schedule.trace = self.tracer(schedule)

    def monitor(self, schedule):
        """From Python 3.12 on, where tracing is not for instructions; and what is no point costs nothing."""
        monitoring = sys.monitoring
        tool = 3
        monitoring.use_tool_id(tool, "kode")
        tables, left, disable = self.tables, schedule.left, monitoring.DISABLE

        def reached(code, offset):
            if not tables[id(code)][offset]:
                return disable
            left[0] -= 1
            if left[0] <= 0:
                schedule.point()

        monitoring.register_callback(tool, monitoring.events.INSTRUCTION, reached)
        for code in self.codes:
            monitoring.set_local_events(tool, code, monitoring.events.INSTRUCTION)

    def tracer(self, schedule):
        left = schedule.left

        def tracer_of(points):
            def reached(frame, event, arg):
                if points[frame.f_lasti]:
                    left[0] -= 1
                    if left[0] <= 0:
                        schedule.point()
                return reached

            return reached

        tracers = {key: tracer_of(points) for key, points in self.tables.items() if any(points)}

        def entered(frame, event, arg):
            tracer = tracers.get(id(frame.f_code))
            if tracer is not None:
                frame.f_trace_opcodes = True
                frame.f_trace_lines = False
            return tracer

        return entered
