"""The index of a release: what is derived from its records, so that a question reads few of them.

A file of named parts after one line of JSON, which says where each part lies. For each table it
has the ids; for each axis of a table its keys, the end of each key's rows, and the rows; names
that are spelt so once; what contains what; and the intervals of claims. It is a function of the
records alone, and `validate` makes it again.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from npf_corpus.records._bits import bits_of
from npf_corpus.records._kinds import KINDS, LETTERS
from npf_corpus.release._keys import AXES_HELD, CERTAINTIES, FACTS, HIERARCHIES, Held, Keys, links
from npf_corpus.release._layout import parts_of
from npf_corpus.release._manifest import sha256

_SHORT_ROWS = 2**16
_ENDS = "I"


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


def build(tables: Held, files: Mapping[str, bytes]) -> bytes:
    """Return the bytes of the index of a release.

    Args:
        tables: Its records.
        files: The bytes of its whole tables, by name with ending.
    """
    parts: dict[str, bytes] = {}
    for table in LETTERS:
        held = parts_of(files[f"{table}.json"])
        parts[f"files/{table}"] = _lines(
            f"{key}\t{count}\t{sha256(data)}" for key, count, data in held
        )
    for kind in KINDS:
        table, records = kind.table, tables.records(kind.table)
        parts[f"ids/{table}"] = _lines(_short_ids(table, records))
        for axis in AXES_HELD if kind.narrows else ():
            if axis in kind.narrows and not (axis == "document" and table in LETTERS):
                parts.update(_postings(f"axis/{table}/{axis}", tables, table, axis))
        for axis in FACTS.get(table, ()):
            parts.update(_postings(f"axis/{table}/{axis}", tables, table, axis))
        if kind.names:
            parts[f"names/{table}"] = _lines(_spelt_once(kind, records))
    for axis in HIERARCHIES:
        for certainty in CERTAINTIES:
            found = sorted(links(tables, axis, certainty).items())
            parts[f"links/{axis}/{certainty}"] = _lines("\t".join((a, *b)) for a, b in found)
    claims = tables.records("claims")
    units = {unit.id: row for row, unit in enumerate(tables.records("units"))}
    parts["units"] = _little(
        array("I", (units.get(claim.quantity.unit or "", 0) for claim in claims))
    )
    parts["intervals"] = _lines(str(claim.quantity.interval) for claim in claims)
    parts["counting"] = _lines(unit.id for unit in tables.records("units") if unit.integral)
    return _packed(parts)


def _short_ids(table: str, records: Sequence[Any]) -> Iterable[str]:
    """Yield each id, what it shares with its document's left out."""
    for record in records:
        start = f"{record.document}." if table in LETTERS else None
        yield record.id[len(start) - 1 :] if start and record.id.startswith(start) else record.id


def _spelt_once(kind: Any, records: Sequence[Any]) -> Iterable[str]:
    """Yield each name or alias that is spelt so for one record only, with the record's id."""
    meant: dict[str, set[str]] = {}
    ids = {record.id for record in records}
    for record in records:
        named = (getattr(record, each) for each in (*kind.names, *kind.aliases))
        for spelling in (*filter(None, named), *getattr(record, "aliases", ())):
            meant.setdefault(spelling, set()).add(record.id)
    for spelling, keys in sorted(meant.items()):
        if len(keys) == 1 and spelling not in ids and spelling.isprintable():
            yield f"{spelling}\t{next(iter(keys))}"


def _postings(part: str, tables: Held, table: str, axis: str) -> dict[str, bytes]:
    keys, rows = Keys(tables, axis), tables.records(table)
    found: dict[str, list[int]] = {}
    for row, record in enumerate(rows):
        for key in set(keys.of(record)):
            found.setdefault(key, []).append(row)
    ends, held = array(_ENDS), bytearray()
    for key in sorted(found):
        held += _of_rows(found[key], len(rows))
        ends.append(len(held))
    return {part: _lines(sorted(found)), f"{part}/ends": _little(ends), f"{part}/rows": bytes(held)}


def _of_rows(rows: Sequence[int], size: int) -> bytes:
    """Return rows as numbers, or as the bits of one number where that is no longer."""
    numbers = _little(array(_kind(size), rows))
    if len(numbers) < _width(size):
        return numbers
    return bits_of(rows, size).to_bytes(_width(size), "little")


def _kind(size: int) -> str:
    return "H" if size <= _SHORT_ROWS else "I"


def _width(size: int) -> int:
    return (size >> 3) + 1


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    import json

    head = json.dumps({name: len(data) for name, data in parts.items()}, separators=(",", ":"))
    return head.encode() + b"\n" + b"".join(parts.values())


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
        """Return whether it holds which records name what along an axis."""
        return f"axis/{table}/{axis}" in self._parts

    def files(self, table: str) -> tuple[Part, ...]:
        """Return the files of a table that has one for each document, in dataset order."""
        rows = (line.split("\t") for line in self._lines(f"files/{table}"))
        return tuple(Part(document, int(count), digest) for document, count, digest in rows)

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table in dataset order."""
        short = self._lines(f"ids/{table}")
        if table not in LETTERS:
            return short
        starts = (part.document for part in self.files(table) for _ in range(part.records))
        return [
            start + each if each[0] == "." else each
            for start, each in zip(starts, short, strict=True)
        ]

    def rows(self, table: str, axis: str) -> Postings:
        """Return which records of a table name what along an axis."""
        part = f"axis/{table}/{axis}"
        ends = _numbers(_ENDS, self._part(f"{part}/ends"))
        keys = self._lines(part)
        return Postings(dict(zip(keys, ends, strict=True)), self._part(f"{part}/rows"))

    def named(self, table: str, name: str) -> str | None:
        """Return the id of the one record that is so spelt; None where that is not known."""
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

    def intervals(self) -> list[str]:
        """Return the interval of each claim as it is written, in dataset order."""
        return self._lines("intervals")

    def units(self) -> array[int]:
        """Return the place of each claim's unit among the units, in dataset order."""
        return _numbers("I", self._part("units"))

    def counting(self) -> frozenset[str]:
        """Return the ids of the units that count things."""
        return frozenset(self._lines("counting"))


class Postings:
    """The rows of each key of an axis, decoded when they are asked for."""

    __slots__ = ("_data", "_ends", "_starts")

    def __init__(self, ends: dict[str, int], data: bytes) -> None:
        self._ends, self._data = ends, data
        self._starts = dict(zip(ends, (0, *ends.values()), strict=False))

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, sorted."""
        return iter(self._ends)

    def bits(self, key: str, size: int) -> int:
        """Return the rows of a key as the bits of an integer, of a table with so many records."""
        end = self._ends.get(key)
        if end is None:
            return 0
        data = self._data[self._starts[key] : end]
        if len(data) == _width(size):
            return int.from_bytes(data, "little")
        return bits_of(_numbers(_kind(size), data), size)


def _numbers(kind: str, data: bytes) -> array[int]:
    numbers = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
