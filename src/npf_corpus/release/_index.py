"""The index of a release: keys and rows derived from records, so that a question reads few files.

The file begins with one line of JSON, which states the size and the digest of each part; the parts
follow. A long part is cut into pieces, and the line states size and digest of each piece. The
index has the ids of each table; for each axis of a table the keys, where the rows of each key end,
and the rows; the names that only one record has; what contains what; the intervals and units of
claims; and which units count things. `_indexing` makes it.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from npf_corpus.errors import DigestMismatch, InvalidRelease
from npf_corpus.records._bits import bits_of
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._layout import BLOCK
from npf_corpus.release._manifest import Pieces, TableFile, check_digest

_SHORT_ROWS = 2**16
_KINDS = {1: "B", 2: "H", 4: "I"}
"""The type code of `array` for numbers of so many bytes."""
_LONGEST = 2**26
"""The first line has at most so many bytes."""
DIGEST, FILES = 32, 8
"""How many bytes a digest has, and of how many files the blocks are one piece of the index."""
LINES = 1024
"""How many lines a piece holds; published indexes rest on it."""
ENDS = "I"
"""The type code of `array` for where the rows of a key end."""


BLOCKED = ("claims",)
"""The tables of whose files the index states the digest of each block, as most answers read them.

Published indexes rest on it.
"""


class Part(NamedTuple):
    """The file that holds the records of one document in one table.

    Attributes:
        document: Id of the document.
        records: How many records the file holds.
        sha256: Digest of its bytes.
    """

    document: str
    records: int
    sha256: str


class Marks(NamedTuple):
    """What the index states of the blocks of a file.

    Attributes:
        ends: Where each ends in the file.
        digests: The bytes of the digest of each, one after the other.
    """

    ends: array[int]
    digests: bytes


def kind_of_rows(size: int) -> str:
    """Return the type code of `array` for the rows of a table with so many records."""
    return "H" if size <= _SHORT_ROWS else "I"


def width(size: int) -> int:
    """Return how many bytes hold a bit for each of so many records, one byte at least."""
    return (size >> 3) + 1


def piece_of(name: str, pieces: int) -> int:
    """Return which of so many pieces holds a name of a table."""
    return sum(name.encode()) % pieces


class Index:
    """An index: each part of it is read, verified and decoded when it is asked for."""

    __slots__ = ("_held", "_parts", "_path", "_read", "_remedy", "_verified")

    def __init__(
        self,
        path: str,
        pieces: Pieces,
        stated: TableFile | None = None,
        size: int = 0,
        *remedy: str,
    ) -> None:
        """Take an index, and what a manifest states of it.

        Args:
            path: Where it lies, as errors name it.
            pieces: What reads it.
            stated: Size and digest of its first line. None for an index that was verified whole,
                whose first line states sizes and no digests.
            size: How many bytes the index has to have.
            remedy: What to do where its bytes are not as stated.

        Raises:
            DigestMismatch: Its size or its first line is not as stated.
            InvalidRelease: The first line does not say where the parts lie.
        """
        self._path, self._read, self._remedy = path, pieces.read, remedy
        self._held: dict[tuple[str, int], bytes] = {}
        self._verified = stated is None
        if stated is None:
            head = self._read(0, self._read(0, pieces.size).find(b"\n") + 1)
        else:
            if pieces.size != size:
                raise DigestMismatch(path, f"{size} bytes", f"{pieces.size} bytes", *remedy)
            head = self._read(0, max(0, min(stated.bytes, size, _LONGEST)))
            check_digest(path, head, stated.sha256, *remedy)
        try:
            self._parts = _places(head, pieces.size)
        except (ValueError, TypeError, RecursionError):
            raise self._fault("its first line does not say where its parts lie") from None

    def _fault(self, fault: str) -> InvalidRelease:
        return InvalidRelease(self._path, (fault,))

    def _pieces(self, name: str) -> int:
        """Return how many pieces a part has.

        Raises:
            InvalidRelease: There is none of that name.
        """
        if name not in self._parts:
            raise self._fault(f"it has no part {name!r}")
        return len(self._parts[name][1]) // 2

    def _piece(self, name: str, number: int) -> bytes:
        """Return a piece of a part; once verified, it is kept."""
        data = self._held.get((name, number))
        if data is None:
            start, stated = self._parts[name]
            start += sum(stated[: 2 * number : 2])
            size, digest = stated[2 * number : 2 * number + 2]
            data = self._read(start, start + size)
            if not self._verified:
                check_digest(self._path, data, digest, *self._remedy)
            self._held[name, number] = data
        return data

    def _part(self, name: str) -> bytes:
        return b"".join([self._piece(name, number) for number in range(self._pieces(name))])

    def _lines(self, name: str) -> list[str]:
        return _decoded(self._part(name))

    def _in_pieces(self, name: str, size: int) -> InPieces:
        """Return the lines of a part that has so many of them."""
        every = LINES if self._pieces(name) > 1 else size or 1
        return InPieces(lambda number: _decoded(self._piece(name, number)), size, every)

    def has(self, table: str, axis: str) -> bool:
        """Return whether it has the rows of a table by an axis, say claims by region."""
        return f"axis/{table}/{axis}" in self._parts

    def files(self, table: str) -> tuple[Part, ...]:
        """Return the files of a table that has one for each document, in dataset order."""
        rows = (line.split("\t") for line in self._lines(f"files/{table}"))
        return tuple(Part(document, int(count), digest) for document, count, digest in rows)

    def blocks(self, table: str, at: int, records: Sequence[int]) -> Marks:
        """Return what is stated of the blocks of a file of a table.

        Args:
            table: The table.
            at: Which of its files, in dataset order.
            records: How many records each of its files holds.
        """
        group, place = divmod(at, FILES)
        counts = [-(-each // BLOCK) for each in records[group * FILES : (group + 1) * FILES]]
        first, stop = sum(counts[:place]), sum(counts[: place + 1])
        data = self._piece(f"blocks/{table}", group)
        digests = data[len(data) - sum(counts) * DIGEST :]
        ends = data[: len(data) - len(digests)]
        size = len(ends) // (sum(counts) or 1)
        return Marks(
            _numbers(ENDS, ends[first * size : stop * size]),
            digests[first * DIGEST : stop * DIGEST],
        )

    def ids(self, table: str) -> Sequence[str]:
        """Return the ids of a table in dataset order."""
        if table not in LETTERS:
            return self._lines(f"ids/{table}")
        files = self.files(table)
        size = sum(part.records for part in files)
        return Ids(self._in_pieces(f"ids/{table}", size), files)

    def rows(self, table: str, axis: str) -> Postings:
        """Return the rows of a table by an axis, say claims by region."""
        part = f"axis/{table}/{axis}"
        ends = _numbers(ENDS, self._part(f"{part}/ends"))
        keys = self._lines(part)
        return Postings(dict(zip(keys, ends, strict=True)), self._part(f"{part}/rows"))

    def named(self, table: str, name: str) -> str | None:
        """Return the id of the only record with that name; None where the index does not tell."""
        names = f"names/{table}"
        if not name.isprintable() or names not in self._parts:
            return None
        part = self._piece(names, piece_of(name, self._pieces(names)))
        at = _after(part, f"{name}\t")
        return part[at : part.index(b"\n", at)].decode() if at else None

    def lists(self, table: str, key: str) -> bool:
        """Return whether a vocabulary lists an id."""
        return key.isprintable() and _after(self._part(f"ids/{table}"), f"{key}\n") > 0

    def links(self, axis: str, certainty: str) -> dict[str, list[str]]:
        """Return the ids that each id of an axis directly contains; empty where none does."""
        if f"links/{axis}/{certainty}" not in self._parts:
            return {}
        lines = (line.split("\t") for line in self._lines(f"links/{axis}/{certainty}"))
        return {whole: parts for whole, *parts in lines}

    def intervals(self, size: int) -> Sequence[str]:
        """Return the intervals of so many claims as they are written, in dataset order."""
        return self._in_pieces("intervals", size)

    def units(self, size: int) -> Sequence[int]:
        """Return the places among the units of the units of so many claims, in dataset order.

        A place has as few bytes as the number of units allows, and four in releases before 2.2.0.
        """
        data = self._part("units")
        return _numbers(_KINDS[len(data) // (size or 1)], data) if data else ()

    def counting(self) -> frozenset[str]:
        """Return the ids of the units that count things."""
        return frozenset(self._lines("counting"))


def _places(head: bytes, size: int) -> dict[str, tuple[int, list[Any]]]:
    """Return where each part starts, and the size and the digest of each piece of it.

    Raises:
        ValueError: A part stands twice, or the parts are not as long as the file.
        TypeError: A size is no number.
    """
    import json

    found: dict[str, tuple[int, list[Any]]] = {}
    at = len(head)
    pairs: list[tuple[str, list[Any] | int]] = json.loads(head, object_pairs_hook=list)
    for name, stated in pairs:
        pieces: list[Any] = stated if isinstance(stated, list) else [stated, ""]
        sizes = pieces[::2]
        if min(sizes) < 0 or {*map(type, sizes)} != {int} or len(pieces) % 2:
            raise ValueError(name)
        found[name] = at, pieces
        at += sum(sizes)
    if at != size or len(found) != len(pairs):
        raise ValueError(size)
    return found


def _after(part: bytes, text: str) -> int:
    """Return where a text ends in a part that has a line which begins with it, 0 if none does."""
    mark = text.encode()
    if part.startswith(mark):
        return len(mark)
    at = part.find(b"\n" + mark)
    return at + 1 + len(mark) if at >= 0 else 0


def _decoded(data: bytes) -> list[str]:
    return data.decode().split("\n")[:-1]


if TYPE_CHECKING:
    Base = Sequence[str]
else:
    Base = object  # a class of collections.abc costs more to make than an answer


class InPieces(Base):
    """The lines of a part; a piece is read when one of its lines is asked for."""

    __slots__ = ("_every", "_held", "_piece", "_size")

    def __init__(self, piece: Callable[[int], list[str]], size: int, every: int) -> None:
        """Take what reads a piece, how many lines there are, and how many a piece has."""
        self._piece, self._size, self._every = piece, size, every
        self._held: dict[int, list[str]] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return the line at a place, or those of a slice."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(self._size))]
        if not 0 <= place < self._size:
            place = range(self._size)[place]  # from the end, or out of range
        number, at = divmod(place, self._every)
        lines = self._held.get(number)
        if lines is None:
            lines = self._held[number] = self._piece(number)
        return lines[at]

    def __iter__(self) -> Iterator[str]:
        """Yield all lines."""
        return map(self.__getitem__, range(self._size))


class Ids(Base):
    """Ids such as `cn-zj-gwr-2026.c5`, made of the document's id and `.c5`, which the index has."""

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

    def __init__(self, ends: dict[str, int], data: bytes) -> None:
        self._ends, self._data = ends, memoryview(data)
        self._starts = dict(zip(ends, (0, *ends.values()), strict=False))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, sorted."""
        return iter(self._ends)

    def bits(self, keys: Iterable[str], size: int) -> int:
        """Return the rows of any of the keys as bits, of a table with so many records."""
        whole = 0
        rows: array[int] = array(kind_of_rows(size))
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
    numbers: array[int] = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
