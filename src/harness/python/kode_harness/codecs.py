"""Readers and writers of declared types."""

from .made import make
from .nodes import NodeCodecs
from .values import (
    INT_MAX,
    INT_MIN,
    Mismatch,
    bool_text,
    dump,
    float_text,
    identity,
    int_text,
    long_text,
    read_float,
    show,
    sort_key,
    str_text,
)


class Codecs(NodeCodecs):
    """Readers and writers of declared types. A reader takes parsed JSON, a writer gives JSON text."""

    def __init__(self, namespace):
        super().__init__()
        self.namespace = namespace

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
