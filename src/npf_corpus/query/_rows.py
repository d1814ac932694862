"""The records of a table that are made one by one, when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from npf_corpus.release._layout import Blocks, Lines

if TYPE_CHECKING:
    Base = Sequence[Any]
else:
    Base = object  # a class of collections.abc costs more to make than an answer


class Rows(Base):
    """The records of a table in dataset order; a file is read when one of its records is needed.

    It keeps the records that it made, and the bytes of the file that it read last, since an answer
    takes one document after the other. A comparison goes to and fro between documents, so the bytes
    of a file that is read a second time are kept too.
    """

    def __init__(
        self,
        counts: Sequence[int],
        read: Callable[[int], Lines | Blocks],
        parse: Callable[[bytes], Any],
        make: Callable[[Any], Any],
    ) -> None:
        """Take how many records each file holds; what opens one, parses a line, makes a record."""
        self._read, self._parse, self._make = read, parse, make
        self._starts: list[int] = []
        self._size = 0
        for count in counts:
            self._starts.append(self._size)
            self._size += count
        self._made: dict[int, Any] = {}
        self._last: tuple[int, Lines | Blocks] = (-1, Lines(b""))
        self._kept: dict[int, Lines | Blocks | None] = {}  # None where a file was read once

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> Any: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Any, ...]: ...

    def __getitem__(self, place: int | slice) -> Any:
        """Return the record at a place, or those of a slice."""
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(self._size)))
        if place < 0:
            place += self._size
        if not 0 <= place < self._size:
            raise IndexError(place)
        record = self._made.get(place)
        if record is None:
            record = self._made.setdefault(place, self._make(self.row(place)))
        return record

    def __iter__(self) -> Iterator[Any]:
        """Yield all records, in dataset order."""
        return map(self.__getitem__, range(self._size))

    def row(self, place: int) -> Any:
        """Return the parsed JSON of the record at a place, counted from 0."""
        at = bisect_right(self._starts, place) - 1
        number, lines = self._last
        if number != at:
            kept = self._kept.get(at)
            lines = self._read(at) if kept is None else kept
            self._kept[at] = lines if at in self._kept else None
            self._last = (at, lines)
        return self._parse(lines[place - self._starts[at]])
