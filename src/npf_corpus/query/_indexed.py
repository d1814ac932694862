"""A release that answers from its index: single records, read and verified when asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from npf_corpus.errors import InvalidRelease
from npf_corpus.query._names import bits_of
from npf_corpus.query._rows import Rows
from npf_corpus.records import TABLES
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._converter import reader_of
from npf_corpus.release._index import Index
from npf_corpus.release._manifest import Manifest

if TYPE_CHECKING:
    from array import array

Read = Callable[[str, str], bytes]
"""What reads the file of a path in a release's folder, once its bytes have a digest."""


class Indexed:
    """The index of a release, with what reads its files."""

    def __init__(self, manifest: Manifest, index: bytes, read: Read) -> None:
        """Take an index that was verified; `read` verifies what it reads."""
        self._index = Index(index)
        self._stated = {file.name: file for file in manifest.tables}
        self._schema = manifest.schema
        self._read = read

    def rows(self, table: str) -> Rows:
        """Return the records of a table, none of which is made yet."""
        if table in LETTERS:
            parts = self._index.files(table)
            paths = [f"{table}/{part.document}.json" for part in parts]
            counts, digests = [part.records for part in parts], [part.sha256 for part in parts]
        else:
            stated = self._stated[table]
            paths, counts, digests = [f"{table}.json"], [stated.records], [stated.sha256]
        counting = self._index.counting() if table == "claims" else ()
        make = reader_of(TABLES[table], counting, self._schema)

        def record(line: bytes) -> Any:
            try:
                return make(json.loads(line))
            except (ValueError, RecursionError) as fault:
                raise InvalidRelease(f"{table}.json", (str(fault),)) from fault

        return Rows(counts, lambda at: self._read(paths[at], digests[at]), record)

    def ids(self, table: str) -> Sequence[str]:
        """Return the ids of a table in dataset order."""
        return self._index.ids(table)

    def named(self, table: str, name: str) -> str | None:
        """Return the id of the one record that is so spelt; None where that is not known."""
        return self._index.named(table, name)

    def links(self, axis: str, certainty: str) -> dict[str, list[str]]:
        """Return what each id of a hierarchy contains, directly."""
        return self._index.links(axis, certainty)

    def axis(self, table: str, axis: str) -> Mapping[str, int]:
        """Return, for each id that a table's records name along an axis, their bits."""
        if axis == "document" and table in LETTERS:
            found, start = dict[str, range](), 0
            for part in self._index.files(table):
                found[part.document] = range(start, start + part.records)
                start += part.records
            return _Bits(found, start)
        size = self._stated[table].records
        return _Bits(self._index.rows(table, axis, size), size)

    def intervals(self) -> list[str]:
        """Return the interval of each claim as it is written, in dataset order."""
        return self._index.intervals()


class _Bits(Mapping[str, int]):
    """The rows of each key as the bits of an integer, made when they are asked for."""

    def __init__(self, rows: Mapping[str, Sequence[int] | array[int]], size: int) -> None:
        self._rows, self._size = rows, size
        self._made: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        if key not in self._made:
            self._made[key] = bits_of(self._rows[key], self._size)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
