"""The index of a release: what is derived from its records, so that a question reads few of them.

A file of named parts after one line of JSON, which says where each part lies. For each table it
has the ids; for each axis of a table its keys, the end of each key's rows, and the rows; names
that only one record has; what contains what; and the intervals of claims. `_indexing` makes it.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast, overload

from npf_corpus.records._bits import bits_of
from npf_corpus.records._kinds import LETTERS

_SHORT_ROWS = 2**16
_BLOCK = 256
"""Bytes of a part whose lines are counted together."""
_FEW = 32
"""A part is decoded whole once so great a share of its lines was asked for one by one."""
ENDS = "I"
"""How the ends of the rows of an axis's keys are written, as `array` names it."""


class Part(NamedTuple):
    """The file of a document and table.

    Attributes:
        document: Id of the document.
        records: How many records the file holds.
        sha256: Digest of its bytes.
    """

    document: str
    records: int
    sha256: str


def kind_of_rows(size: int) -> str:
    """Return how rows of a table of a size are written, as `array` names it."""
    return "H" if size <= _SHORT_ROWS else "I"


def width(size: int) -> int:
    """Return how many bytes hold the rows of a table of a size as bits."""
    return (size >> 3) + 1


class Index:
    """An index that was verified: each part is decoded when it is asked for."""

    __slots__ = ("_data", "_parts")

    def __init__(self, data: bytes) -> None:
        import json

        at = data.index(b"\n") + 1
        self._data = data
        self._parts: dict[str, tuple[int, int]] = {}
        for name, size in cast("dict[str, int]", json.loads(data[:at])).items():
            self._parts[name] = (at, at + size)
            at += size

    def _part(self, name: str) -> bytes:
        start, end = self._parts[name]
        return self._data[start:end]

    def _lines(self, name: str) -> list[str]:
        return self._part(name).decode().split("\n")[:-1]

    def has(self, table: str, axis: str) -> bool:
        """Return whether it tells which records of a table name what along an axis."""
        return f"axis/{table}/{axis}" in self._parts

    def files(self, table: str) -> tuple[Part, ...]:
        """Return the files of a table that has one for each document, in dataset order."""
        rows = (line.split("\t") for line in self._lines(f"files/{table}"))
        return tuple(Part(document, int(count), digest) for document, count, digest in rows)

    def ids(self, table: str) -> Sequence[str]:
        """Return the ids of a table in dataset order."""
        if table not in LETTERS:
            return self._lines(f"ids/{table}")
        return Ids(Lines(self._data, *self._parts[f"ids/{table}"]), self.files(table))

    def rows(self, table: str, axis: str) -> Postings:
        """Return which records of a table name what along an axis."""
        part = f"axis/{table}/{axis}"
        ends = _numbers(ENDS, self._part(f"{part}/ends"))
        keys = self._lines(part)
        start, end = self._parts[f"{part}/rows"]
        rows = memoryview(self._data)[start:end]
        return Postings(dict(zip(keys, ends, strict=True)), rows)

    def named(self, table: str, name: str) -> str | None:
        """Return the id of the only record with that name; None where the index does not tell."""
        if not name.isprintable():
            return None
        part = self._part(f"names/{table}") if f"names/{table}" in self._parts else b""
        mark = f"{name}\t".encode(errors="replace")
        at = 0 if part.startswith(mark) else part.find(b"\n" + mark) + 1
        if not at and not part.startswith(mark):
            return None
        return part[at + len(mark) : part.index(b"\n", at)].decode()

    def links(self, axis: str, certainty: str) -> dict[str, list[str]]:
        """Return what each id along an axis contains, directly; nothing where none does."""
        if f"links/{axis}/{certainty}" not in self._parts:
            return {}
        lines = (line.split("\t") for line in self._lines(f"links/{axis}/{certainty}"))
        return {whole: parts for whole, *parts in lines}

    def intervals(self) -> Sequence[str]:
        """Return the interval of each claim as it is written, in dataset order."""
        return Lines(self._data, *self._parts["intervals"])

    def units(self) -> array[int]:
        """Return the place of each claim's unit among the units, in dataset order."""
        return _numbers("I", self._part("units"))

    def counting(self) -> frozenset[str]:
        """Return the ids of the units that count things."""
        return frozenset(self._lines("counting"))


if TYPE_CHECKING:
    Base = Sequence[str]
else:
    Base = object  # a class of collections.abc costs more to make than an answer


class Lines(Base):
    """The lines of a part: a few are looked up in its bytes, all are kept once many were."""

    __slots__ = ("_before", "_data", "_end", "_every", "_left", "_size", "_start")

    def __init__(self, data: bytes, start: int, end: int) -> None:
        """Take the bytes of an index, and where the part lies in them."""
        self._data, self._start, self._end = data, start, end
        self._before = [0]
        for at in range(start, end, _BLOCK):
            lines = data.count(b"\n", at, min(at + _BLOCK, end))
            self._before.append(self._before[-1] + lines)
        self._size = self._before[-1]
        self._left = self._size // _FEW
        self._every: list[str] = []

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return the line at a place, or those of a slice."""
        if self._left and isinstance(place, int) and 0 <= place < self._size:
            self._left -= 1
            return self._line(place)
        return self._all()[place]

    def _line(self, place: int) -> str:
        block = max(bisect_left(self._before, place) - 1, 0)
        start = self._start + block * _BLOCK
        for _ in range(place - self._before[block]):
            start = self._data.index(b"\n", start) + 1
        return self._data[start : self._data.index(b"\n", start)].decode()

    def _all(self) -> list[str]:
        if not self._every:
            self._every = self._data[self._start : self._end].decode().split("\n")[:-1]
            self._left = 0
        return self._every

    def __iter__(self) -> Iterator[str]:
        """Yield all lines."""
        return iter(self._all())


class Ids(Base):
    """The ids of what stands in documents, each made of its document's when it is asked for."""

    __slots__ = ("_documents", "_short", "_starts")

    def __init__(self, short: Sequence[str], parts: Iterable[Part]) -> None:
        """Take the ids as the index has them, and the files of the documents."""
        self._short = short
        self._documents: list[str] = []
        self._starts: list[int] = []
        start = 0
        for part in parts:
            self._documents.append(part.document)
            self._starts.append(start)
            start += part.records

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._short)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return the id at a place, or those of a slice."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self._short)))]
        short = self._short[place]
        if short[0] != ".":
            return short
        at = bisect_right(self._starts, place % len(self._short)) - 1
        return self._documents[at] + short

    def __iter__(self) -> Iterator[str]:
        """Yield all ids, in dataset order."""
        return map(self.__getitem__, range(len(self._short)))


class Postings:
    """The rows of each key of an axis, decoded when they are asked for."""

    __slots__ = ("_data", "_ends", "_starts")

    def __init__(self, ends: dict[str, int], data: memoryview) -> None:
        self._ends, self._data = ends, data
        self._starts = dict(zip(ends, (0, *ends.values()), strict=False))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, sorted."""
        return iter(self._ends)

    def bits(self, keys: Iterable[str], size: int) -> int:
        """Return the rows of any of the keys as bits, of a table with so many records."""
        whole, rows = 0, array(kind_of_rows(size))
        for key in keys:
            if (end := self._ends.get(key)) is not None:
                data = self._data[self._starts[key] : end]
                if len(data) == width(size):
                    whole |= int.from_bytes(data, "little")
                else:
                    rows.frombytes(data)
        if sys.byteorder == "big":
            rows.byteswap()
        return whole | bits_of(rows, size)


def _numbers(kind: str, data: bytes | memoryview) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
