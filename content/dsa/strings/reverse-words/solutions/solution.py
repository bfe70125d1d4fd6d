def reverse_words(s: str) -> str:
    """The words of s in reverse order, one space between them.

    split() without an argument drops the empty parts that runs of spaces and spaces at the ends would leave.
    """
    return " ".join(reversed(s.split()))
