"""Where a release's tables lie in its folder, and how a table's file is made of records.

In schema 1 each table is a file. Since schema 2 the evidence lies in one file a document and
table, `claims/some-document.json`, so that a review sees one document; the whole table is these
files joined in the order of their documents. The manifest states the whole tables, and the index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby, islice

from npf_corpus.records._kinds import KIND, LETTERS

BLOCK = 4
"""How many records a block of a document's file holds."""

INDEX = "index.bin"
"""The file of what is derived from the records, so that a question reads few of them."""

MANIFEST = "manifest.json"

_BY_DOCUMENT = 2
"""The first schema with a file for each document, and with an index."""

_OPEN, _BETWEEN, _CLOSE = b"[\n", b",\n", b"\n]\n"
_EMPTY = b"[]\n"


def is_parted(schema: int) -> bool:
    """Return whether releases of a schema have a file for each document, and an index."""
    return schema >= _BY_DOCUMENT


def stated_files(schema: int) -> dict[str, str]:
    """Return the files that a manifest of a schema states: the name there, and the file's own."""
    index = {"index": INDEX} if is_parted(schema) else {}
    return {table: f"{table}.json" for table in KIND} | index


def file_of_lines(lines: Iterable[bytes]) -> bytes:
    """Return a table's bytes: an array with one record a line."""
    rows = _BETWEEN.join(lines)
    return _OPEN + rows + _CLOSE if rows else _EMPTY


def lines_of(data: bytes) -> list[bytes]:
    """Return the JSON of each record of a canonical file."""
    return [] if data == _EMPTY else data[len(_OPEN) : -len(_CLOSE)].split(_BETWEEN)


class Lines:
    """The JSON of the records of a canonical file, each found when it is asked for.

    A question needs few lines of a file, mostly one after the other. So the file is gone through
    once; it is split where a line is asked for that was passed.
    """

    __slots__ = ("_data", "_next", "_split")

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a file."""
        self._data, self._split = data, list[bytes]()
        self._next = 0, len(_OPEN)  # a line and where it begins, set at once for all threads

    def __getitem__(self, place: int) -> bytes:
        """Return the line at a place, counted from 0."""
        number, start = self._next
        if place < number and not self._split:
            self._split = lines_of(self._data)
        if self._split:
            return self._split[place]
        file = BytesIO(self._data)
        file.seek(start)
        line = next(islice(file, place - number, None), b"")
        self._next = place + 1, file.tell()
        return line.rstrip(b",\n")


class Blocks:
    """The JSON of the records of a canonical file, of which one block after the other is read."""

    __slots__ = ("_held", "_read")

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """Take what reads a block."""
        self._read = read
        self._held: dict[int, list[bytes]] = {}

    def __getitem__(self, place: int) -> bytes:
        """Return the line at a place, counted from 0."""
        number, at = divmod(place, BLOCK)
        lines = self._held.get(number)
        if lines is None:
            lines = self._held[number] = self._read(number).split(_BETWEEN)
        return lines[at]


def blocks_of(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield where each block of a canonical file ends, and its bytes."""
    lines, end = lines_of(data), 0
    for at in range(0, len(lines), BLOCK):
        block = _BETWEEN.join(lines[at : at + BLOCK])
        end = start_of_block(end) + len(block)
        yield end, block


def start_of_block(end: int) -> int:
    """Return where the block starts that follows the one that ends there; 0 stands for none."""
    return end + len(_BETWEEN if end else _OPEN)


def joined(parts: Iterable[bytes]) -> bytes:
    """Return the bytes of a whole table, as canonical as its documents' files are."""
    rows = [part.removeprefix(_OPEN).removesuffix(_CLOSE) for part in parts]
    return file_of_lines(rows) if rows else _EMPTY


def parts_of(data: bytes) -> Iterator[tuple[str, int, bytes]]:
    """Yield each document of a whole canonical table, its number of records, and its file."""
    import json

    def document(line: bytes) -> str:
        return str(json.loads(line)["document"])

    for key, lines in groupby(lines_of(data), document):
        held = list(lines)
        yield key, len(held), file_of_lines(held)


def in_folder(files: Mapping[str, bytes], schema: int) -> dict[str, bytes]:
    """Return the files of a release as they lie in its folder, by path with `/`."""
    if not is_parted(schema):
        return dict(files)
    found: dict[str, bytes] = {}
    for name, data in files.items():
        table = name.removesuffix(".json")
        if table in LETTERS:
            found |= {f"{table}/{key}.json": part for key, _, part in parts_of(data)}
        else:
            found[name] = data
    return found
