"""Classes that a solution is given: linked nodes, and the records of its signature."""

# They are shown and pickled as classes of the script that was started, which has the nodes under their names.
HOME = "__main__"


class ListNode:
    __module__ = HOME

    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class RandomNode:
    __module__ = HOME

    def __init__(self, val=0, next=None, random=None):
        self.val = val
        self.next = next
        self.random = random


class TreeNode:
    __module__ = HOME

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

    return type(name, (), {"__init__": __init__, "__repr__": __repr__, "__module__": HOME})


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
