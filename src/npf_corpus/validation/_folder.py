"""The files of a release, as a folder has them or as they lie in memory, and what they hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from npf_corpus.errors import shown
from npf_corpus.records import SCHEMAS, TABLES, Record
from npf_corpus.records._kinds import LETTERS
from npf_corpus.release._faults import Fault, Reading, read_object, read_table
from npf_corpus.release._layout import INDEX, MANIFEST, is_parted, joined, stated_files
from npf_corpus.release._manifest import Manifest, form_of
from npf_corpus.release._regular import read_file
from npf_corpus.release._write import canonical

LARGEST_MANIFEST = 16 * 2**20
LARGEST_TABLE = 2 * 2**30


_GROWTH = 2
"""Other line ends lengthen a file by at most this factor."""


class Files:
    """The files of a release, each read at most once, and what kept one from being read.

    Attributes:
        bytes: The bytes of each file that was read, by name.
        names: What lies in the folder, whether it belongs there or not.
        trouble: Why there is no folder to read, empty where there is one.
        unfit: Why a file could not be read, by name.
        large: What is said of each file that is larger than any may be, by name.
        sizes: The size of each file that was read, or that is too long for its manifest.
        parts: The bytes of each document's file, by table and document, where a table has such.
        manifest: What the manifest says, None where it cannot be read.
        faults: Why it cannot.
        made: Whether they were just made from records, so that the index must be theirs.
    """

    def __init__(self, held: Mapping[str, bytes]) -> None:
        self.bytes: dict[str, bytes] = {}
        self.names: tuple[str, ...] = tuple(sorted(held))
        self.trouble = ""
        self.unfit: dict[str, str] = {}
        self.large: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        self.parts: dict[str, dict[str, bytes]] = {}
        self.manifest: Manifest | None = None
        self.faults: tuple[Fault, ...] = ()
        self.made = False
        for name, data in held.items():
            self._take(name, data)

    def _take(self, name: str, data: bytes) -> None:
        self.bytes[name], self.sizes[name] = data, len(data)
        if name == MANIFEST:
            self.manifest, self.faults = read_object(Manifest, data, form_of)

    @classmethod
    def made_of(cls, held: Mapping[str, bytes], tables: Mapping[str, Iterable[Record]]) -> Files:
        """Return files that were just made from these records, which need not be read again."""
        files = cls(held)
        files.made = True
        files.readings = {}
        for table in TABLES:
            rows = list(enumerate(canonical(tables[table])))
            files.readings[table] = Reading(rows, (), (), (), canonical=True, rows=len(rows))
        return files

    @classmethod
    def of_folder(cls, path: str) -> Files:
        """Return the files in a folder, or why there is none."""
        files = cls({})
        failed = "read"
        try:
            mode = os.lstat(_without_end(path)).st_mode
            if stat.S_ISDIR(mode):
                failed = "listed"
                with os.scandir(path) as entries:
                    files.names = tuple(sorted(entry.name for entry in entries))
                if "sheets" in files.names and MANIFEST not in files.names:
                    files.trouble = f"{shown(path)} holds sheets and no release yet: seal it first"
            else:
                what = "a symbolic link" if stat.S_ISLNK(mode) else "no folder"
                files.trouble = f"{shown(path)} is {what}"
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or str(fault)
            files.trouble = f"{shown(path)} cannot be {failed}: {reason}"
        files._open(path, MANIFEST, LARGEST_MANIFEST, LARGEST_MANIFEST)
        return files

    def open_tables(self, path: str) -> None:
        """Read the tables in a folder, but none that is much longer than the manifest states."""
        for name in sorted(self.expected - {MANIFEST}):
            most = min(LARGEST_TABLE, _GROWTH * self.stated.get(name, -1))
            if self._is_parted(name):
                self._open_parts(path, name, most)
            else:
                self._open(path, name, most, LARGEST_TABLE)

    def _is_parted(self, name: str) -> bool:
        """Return whether a table's file is made of one for each document."""
        return is_parted(self._schema) and name.removesuffix(".json") in LETTERS

    def _open_parts(self, path: str, name: str, most: int) -> None:
        """Read the files of a table's documents, and join them."""
        table = name.removesuffix(".json")
        folder = os.path.join(path, table)  # noqa: PTH118
        listed: list[str] = []
        if table in self.names:
            try:
                listed = _listed(folder)
            except OSError as fault:
                self.unfit[table] = (
                    f"cannot be read: {fault.strerror}" if fault.errno else str(fault)
                )
        self.names = tuple(sorted({*self.names, *(f"{table}/{each}" for each in listed)} - {table}))
        parts: dict[str, bytes] = {}
        size = 0
        for document in sorted(each.removesuffix(".json") for each in listed if _ends(each)):
            file = f"{table}/{document}.json"
            self._open(path, file, max(most - size, 0), LARGEST_TABLE)
            size += self.sizes.get(file, 0)
            if file in self.bytes:
                parts[document] = self.bytes.pop(file)
        self.parts[table] = parts
        if size > most:
            self.sizes[name] = size
        else:
            self._take(name, joined(parts.values()))

    @property
    def expected(self) -> frozenset[str]:
        """The names of the files of a release of its schema, whole tables among them."""
        return frozenset({MANIFEST, *stated_files(self._schema).values()})

    @property
    def _schema(self) -> int:
        """The schema; the first that has an index, if one is there and the manifest is unread."""
        if self.known is not None:
            return self.known.schema
        return next(each for each in SCHEMAS if is_parted(each) or INDEX not in self.names)

    @property
    def missing(self) -> list[str]:
        """The files that are not there; a document without records in a table needs no file."""
        there = {*self.names, *(f"{table}.json" for table in self.parts)}
        return sorted(self.expected - there)

    @property
    def foreign(self) -> list[str]:
        """The names of what does not belong there."""
        whole = {name for name in self.expected if name.removesuffix(".json") not in self.parts}
        looked_at = {*self.sizes, *self.large}  # those too long to be read among them
        parts = {name for name in looked_at if name.partition("/")[0] in self.parts}
        return [name for name in self.names if name not in whole | parts and name not in self.unfit]

    def _open(self, path: str, name: str, most: int, limit: int) -> None:
        if name not in self.names:
            return
        try:
            size, data = read_file(os.path.join(path, name), most)  # noqa: PTH118 - any string
        except OSError as fault:
            self.unfit[name] = f"cannot be read: {fault.strerror}" if fault.errno else str(fault)
            return
        if size > limit:
            self.large[name] = f"has {size} bytes, the limit is {limit}"
        elif data is None:
            self.sizes[name] = size
        else:
            self._take(name, data)

    @cached_property
    def stated(self) -> dict[str, int]:
        """The size of each table's file, as stated by a manifest of a known schema."""
        if self.known is None:
            return {}
        names = stated_files(self.known.schema)
        return {names[file.name]: file.bytes for file in self.known.tables if file.name in names}

    @property
    def known(self) -> Manifest | None:
        """The manifest, None where it states a schema that this code does not read."""
        manifest = self.manifest
        return manifest if manifest is not None and manifest.schema in SCHEMAS else None

    @cached_property
    def readings(self) -> dict[str, Reading[Any]]:
        """What the tables hold, by name; nothing if the schema is not known."""
        if self.known is None:
            return {}
        return {
            name: read_table(cls, self.bytes[f"{name}.json"], self.known.schema)
            for name, cls in TABLES.items()
            if f"{name}.json" in self.bytes
        }


def _listed(folder: str) -> list[str]:
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise OSError("is a link or a file, where a folder belongs")
    return os.listdir(folder)  # noqa: PTH208


def _ends(name: str) -> bool:
    """Return whether a name may be that of a document's file."""
    return name.endswith(".json") and name != ".json"


def _without_end(path: str) -> str:
    """Return a path without the separators and dots at its end, which would follow a link."""
    head, tail = os.path.split(path)
    return _without_end(head) if tail in {"", "."} and head not in {"", path} else path
