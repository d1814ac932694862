"""Sets of records as the bits of one integer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

_MARKS = bytes([0, *[1] * 255])
_SET = tuple(tuple(bit for bit in range(8) if cell >> bit & 1) for cell in range(256))


def bits_of(positions: Iterable[int], size: int) -> int:
    """Return the set of positions below `size` as the bits of an integer."""
    cells = bytearray((size >> 3) + 1)
    for position in positions:
        cells[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(cells, "little")


def positions_of(bits: int) -> Iterator[int]:
    """Yield the positions of the bits that are set, lowest first."""
    cells = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    marks = cells.translate(_MARKS)
    at = marks.find(1)
    while at >= 0:
        base = at << 3
        for position in _SET[cells[at]]:
            yield base + position
        at = marks.find(1, at + 1)


def places_of(bits: int, rows: Sequence[int], start: int) -> list[int]:
    """Return the items of `rows` at the positions of the bits that are set, counted from `start`.

    It is a list of `positions_of`, but where a million bits are asked a generator costs as much.
    """
    cells = bits.to_bytes((bits.bit_length() + 7) >> 3, "little")
    find, found = cells.translate(_MARKS).find, list[int]()
    at = find(1)
    while at >= 0:
        base = start + (at << 3)
        for position in _SET[cells[at]]:
            found.append(rows[base + position])
        at = find(1, at + 1)
    return found
