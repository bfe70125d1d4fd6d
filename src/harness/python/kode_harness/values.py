"""Plain values on the wire: numbers, truth values and texts, and what is said about a value that is not of its type."""

import inspect
import json
import math
from reprlib import Repr

INT_MIN, INT_MAX = -(2**31), 2**31 - 1
LONG_MIN, LONG_MAX = -(2**63), 2**63 - 1

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
