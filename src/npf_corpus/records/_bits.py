"""Sets of records as the bits of one integer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count
from operator import add, itemgetter
from typing import TypeVar, cast

T = TypeVar("T")

_FIRST, _MANY = (1 << 4096) - 1, 41
"""Of the first 4096 bits so many are set where one in a hundred is."""

_MARKS = bytes(map(bool, range(256)))
_SET = tuple(tuple(bit for bit in range(8) if cell >> bit & 1) for cell in range(256))


def bits_of(positions: Iterable[int], size: int) -> int:
    """Return the set of positions below `size` as the bits of an integer."""
    cells = bytearray((size >> 3) + 1)
    for position in positions:
        cells[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(cells, "little")


def positions_of(bits: int, start: int = 0) -> Iterator[int]:
    """Return the positions of the bits that are set, lowest first, counted from `start`.

    Where few are set, bytes without any are passed over. Where many are, they are what lies
    between the zeros of the binary notation.
    """
    if (bits & _FIRST).bit_count() < _MANY:
        return _positions_of_few(bits, start)
    zeros = bin(bits).split("1")[:0:-1]
    return map(add, accumulate(map(len, zeros)), count(start))


def _positions_of_few(bits: int, start: int) -> Iterator[int]:
    cells = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    find = cells.translate(_MARKS).find
    at = find(1)
    while at >= 0:
        base = start + (at << 3)
        for position in _SET[cells[at]]:
            yield base + position
        at = find(1, at + 1)


def items_at(items: Sequence[T], places: Sequence[int]) -> tuple[T, ...]:
    """Return the items at places, which come in order and once each."""
    if len(places) == len(items):
        return tuple(items)
    if len(places) < 2:  # noqa: PLR2004 - of one place the getter returns the item itself
        return tuple([items[place] for place in places])
    return cast("tuple[T, ...]", itemgetter(*places)(items))
