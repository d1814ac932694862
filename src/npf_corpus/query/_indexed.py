"""A release that answers from its index: single records, read and verified when asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from npf_corpus.errors import InvalidRelease
from npf_corpus.query._rows import Rows
from npf_corpus.records._kinds import KIND, LETTERS
from npf_corpus.release._converter import reader_of
from npf_corpus.release._index import BLOCKED, Part, Postings
from npf_corpus.release._layout import Blocks, Lines
from npf_corpus.release._manifest import Manifest, expect
from npf_corpus.release._shipped import Shipped

_SEVERAL = 3
"""Who has asked for so many files asks for more of them."""


class Indexed:
    """The index of a release, with what reads its files."""

    def __init__(self, manifest: Manifest, files: Shipped) -> None:
        """Take the files, which verify what is read of them."""
        self._index = files.index
        self._stated = {file.name: file for file in manifest.tables}
        self._schema = manifest.schema
        self._files, self._blocks = files, manifest.blocks is not None
        self._opened = 0
        self.verify: Callable[[], None] = files.verify

    def rows(self, table: str) -> Rows:
        """Return the records of a table, none of which is made yet."""
        if table in LETTERS:
            parts = self._index.files(table)
            paths = [f"{table}/{part.document}.json" for part in parts]
            counts, digests = [part.records for part in parts], [part.sha256 for part in parts]
        else:
            stated = self._stated[table]
            paths, counts, digests = [f"{table}.json"], [stated.records], [stated.sha256]
        make: Callable[[object], Any] | None = None
        decode = json.JSONDecoder().raw_decode

        def parse(line: bytes) -> Any:
            try:
                text = line.decode()
                row, end = decode(text)
                return row if end == len(text) else json.loads(text)
            except (ValueError, RecursionError) as fault:
                raise InvalidRelease(f"{table}.json", (str(fault),)) from fault

        def record(row: object) -> Any:
            nonlocal make
            if make is None:
                counting = self._index.counting() if table == "claims" else ()
                make = reader_of(KIND[table].cls, counting, self._schema)
            try:
                return make(row)
            except (ValueError, RecursionError) as fault:
                raise InvalidRelease(f"{table}.json", (str(fault),)) from fault

        return Rows(counts, self._opener(table, paths, counts, digests), parse, record)

    def _opener(
        self, table: str, paths: Sequence[str], counts: Sequence[int], digests: Sequence[str]
    ) -> Callable[[int], Lines | Blocks]:
        """Return what opens a file of a table: in blocks where the index states these."""

        def opened(at: int) -> Lines | Blocks:
            whole = table not in BLOCKED or not self._blocks
            self._opened += 1
            if self._opened == _SEVERAL:
                expect(whole=whole)
            if whole:
                return Lines(self._files.read(paths[at], digests[at]))
            marks = self._index.blocks(table, at, counts)
            return self._files.blocks(paths[at], digests[at], marks)

        return opened

    def ids(self, table: str) -> Sequence[str]:
        """Return the ids of a table in dataset order."""
        return self._index.ids(table)

    def lists(self, table: str, key: str) -> bool:
        """Return whether a vocabulary has a record of an id."""
        return self._index.lists(table, key)

    def named(self, table: str, name: str) -> str | None:
        """Return the id of the only record with that name; None where the index does not tell."""
        return self._index.named(table, name)

    def links(self, axis: str, certainty: str) -> dict[str, list[str]]:
        """Return what each id along an axis contains, directly."""
        return self._index.links(axis, certainty)

    def has(self, table: str, axis: str) -> bool:
        """Return whether the index says which records of a table name what along an axis."""
        return (axis == "document" and table in LETTERS) or self._index.has(table, axis)

    def axis(self, table: str, axis: str) -> Bits:
        """Return, for each id that a table's records name along an axis, their bits."""
        if axis == "document" and table in LETTERS:
            return Bits(_Runs(self._index.files(table)), self.size(table))
        return Bits(self._index.rows(table, axis), self.size(table))

    def size(self, table: str) -> int:
        """Return how many records a table has."""
        return self._stated[table].records

    def intervals(self) -> Sequence[str]:
        """Return the interval of each claim as it is written, in dataset order."""
        return self._index.intervals(self.size("claims"))

    def units(self) -> Sequence[int]:
        """Return the place of each claim's unit among the units, in dataset order."""
        return self._index.units(self.size("claims"))


class _Runs:
    """The rows of each document, which follow one another."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._rows: dict[str, tuple[int, int]] = {}
        start = 0
        for part in parts:
            self._rows[part.document] = (start, part.records)
            start += part.records

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def bits(self, keys: Iterable[str], size: int) -> int:  # noqa: ARG002 - as `Postings` has it
        bits = 0
        for key in keys:
            start, count = self._rows.get(key, (0, 0))
            bits |= ((1 << count) - 1) << start
        return bits


if TYPE_CHECKING:
    Base = Mapping[str, int]
else:
    Base = object  # as in `_rows`


class Bits(Base):
    """The rows of each key of an axis as the bits of an integer, made when they are asked for."""

    def __init__(self, rows: Postings | _Runs, size: int) -> None:
        self._rows, self._size = rows, size
        self._made: dict[str, int] = {}

    def get(self, key: str, default: Any = 0) -> Any:
        """Return the bits of a key, the default where it has none."""
        bits = self._made.get(key)
        if bits is None:
            bits = self._made[key] = self._rows.bits((key,), self._size)
        return bits or default

    def union(self, keys: Iterable[str]) -> int:
        """Return the bits of all keys together, of which none is kept by itself."""
        return self._rows.bits(keys, self._size)

    def __getitem__(self, key: str) -> int:
        """Return the bits of a key."""
        return int(self.get(key))

    def __len__(self) -> int:
        """Return how many keys there are."""
        return sum(1 for _ in self._rows)

    def __iter__(self) -> Iterator[str]:
        """Yield the keys."""
        return iter(self._rows)

    def items(self) -> ItemsView[str, int]:
        """Return each key with its bits."""
        return {key: self[key] for key in self}.items()
