"""A file that a package keeps as what differs from another file.

A wheel has the newest release whole, and a file of an older one as the delta to the next that has
another of its name. So ten releases weigh little more than one. `hatch_build.py` writes the deltas.
"""

from __future__ import annotations

from collections.abc import Callable


def applied(delta: bytes, read: Callable[..., bytes]) -> bytes:
    """Return the file that a delta stands for.

    The first line of a delta is JSON: the path of the file that it differs from, and steps of three
    numbers each. A step takes so many of the bytes that follow the line, and then copies bytes of
    that file, from where and how many: `["3.0.0/units.json",[5,0,40]]`.

    Args:
        delta: Its bytes.
        read: A function that returns the bytes of a file, found by the parts of its path.

    Raises:
        ValueError: It is no delta.
    """
    import json

    head, _, own = delta.partition(b"\n")
    made: list[bytes] = []
    try:
        path, steps = json.loads(head)
        other, numbers, at = read(*path.split("/")), iter(steps), 0
        for size, start, copied in zip(numbers, numbers, numbers, strict=True):
            made += own[at : at + size], other[start : start + copied]
            at += size
    except (AttributeError, RecursionError, TypeError) as fault:
        raise ValueError(head) from fault
    return b"".join(made)
