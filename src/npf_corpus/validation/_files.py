"""Laws of a release's files: what lies in the folder, and whether its bytes are as stated."""

from __future__ import annotations

import os
import stat
from typing import Any

from npf_corpus.anchoring import NORMALISATION
from npf_corpus.quantities import READINGS
from npf_corpus.records import SCHEMA, TABLES
from npf_corpus.release._faults import Reading, read_object, read_table
from npf_corpus.release._manifest import Manifest, TableFile, dump_manifest, sha256
from npf_corpus.release._write import canonical
from npf_corpus.validation._laws import Case, Finding, Law, shown

LARGEST_MANIFEST = 16 * 2**20
LARGEST_TABLE = 2 * 2**30

_MANIFEST = "manifest.json"
_NAMES = frozenset({_MANIFEST, *(f"{name}.json" for name in TABLES)})


def _law(code: str, statement: str, remedy: str) -> Law:
    return Law(code, "files", statement, remedy)


FOLDER = _law(
    "E101",
    "A release is a folder, not a link to one.",
    "give the path of the folder that has manifest.json",
)
REGULAR = _law(
    "E102",
    "A release holds regular files that can be read, no links and no folders.",
    "put the file itself in its place",
)
LISTING = _law(
    "E103",
    "A release holds manifest.json, one file for each table, and nothing else.",
    "add the file that is missing, take out the one that does not belong",
)
SIZES = _law(
    "E104",
    "A manifest has at most 16 MiB, a table at most 2 GiB.",
    "split the corpus into several releases",
)
MANIFEST = _law(
    "E105",
    "The manifest is a JSON object with exactly its fields.",
    "seal the release again",
)
OWN_DIGEST = _law(
    "E106",
    "The manifest ends in the SHA-256 of its own bytes up to there.",
    "seal the release again, or get the published files again",
)
VERSIONS = _law(
    "E107",
    "The manifest states this schema, normal form and version of readings, and every table "
    "once in order.",
    "use the npf-corpus that wrote the release, or seal it again with this one",
)
BYTES = _law(
    "E108",
    "Each table's file has as many bytes as the manifest states.",
    "seal the release again, or get the published files again",
)
DIGESTS = _law(
    "E109",
    "Each table's file has the SHA-256 that the manifest states.",
    "seal the release again, or get the published files again",
)
COUNTS = _law(
    "E110",
    "Each table holds as many records as the manifest states.",
    "seal the release again",
)
ORDER = _law(
    "E111",
    "Records stand in reading order (document, start, end, id) where they have a place, "
    "else by id.",
    "write the release with npf_corpus, which sorts it",
)
CANONICAL = _law(
    "E112",
    "The bytes of every file are those that writing its records gives.",
    "write the release with npf_corpus: no spaces, no escapes, one record a line",
)

LAWS = (
    FOLDER, REGULAR, LISTING, SIZES, MANIFEST, OWN_DIGEST,
    VERSIONS, BYTES, DIGESTS, COUNTS, ORDER, CANONICAL,
)  # fmt: skip

JSON = Law(
    "E201",
    "shape",
    "Each table is one JSON list in UTF-8, without duplicate keys, byte order mark or half "
    "surrogate pairs.",
    "write the JSON with a library, not by hand",
)
FIELDS = Law(
    "E202",
    "shape",
    "Each record has exactly its fields, in their order, each of its type; "
    "numbers are strings in plain notation.",
    "write the value as docs/reference has it",
)


class Files:
    """The files of a release folder, read once, with the faults met on the way.

    Attributes:
        faults: Law and finding, as met.
        bytes: Each file that could be read, by name.
        manifest: What the manifest says, None where it cannot be read.
    """

    def __init__(self, path: str) -> None:
        self.faults: list[tuple[Law, Finding]] = []
        self.bytes: dict[str, bytes] = {}
        self.manifest: Manifest | None = None
        if self._is_folder(path):
            self._list(path)
            self._read_manifest()

    def fault(self, law: Law, table: str | None, path: str, message: str) -> None:
        """Note that a law is broken, at no record."""
        self.faults.append((law, Finding(table, None, path, message)))

    def _is_folder(self, path: str) -> bool:
        try:
            mode = os.lstat(path).st_mode
        except (OSError, ValueError) as fault:
            reason = getattr(fault, "strerror", None) or str(fault)
            self.fault(FOLDER, None, "", f"{shown(path)} cannot be read: {reason}")
            return False
        if not stat.S_ISDIR(mode):
            what = "a symbolic link" if stat.S_ISLNK(mode) else "no folder"
            self.fault(FOLDER, None, "", f"{shown(path)} is {what}")
        return stat.S_ISDIR(mode)

    def _list(self, path: str) -> None:
        try:
            with os.scandir(path) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError as fault:
            self.fault(FOLDER, None, "", f"{shown(path)} cannot be listed: {fault.strerror}")
            return
        for name in names:
            if name not in _NAMES:
                self.fault(LISTING, None, ascii(name), "does not belong here")
        for name in sorted(_NAMES):
            if name in names:
                self._open(path, name)
            else:
                self.fault(LISTING, _table(name), name, "is missing")

    def _open(self, path: str, name: str) -> None:
        flags = os.O_RDONLY
        for more in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
            flags |= getattr(os, more, 0)
        full = os.path.join(path, name)  # noqa: PTH118 - the path may be any string
        try:
            if not stat.S_ISREG(os.lstat(full).st_mode):
                self.fault(REGULAR, _table(name), name, "is a link, a folder or a device")
                return
            with os.fdopen(os.open(full, flags), "rb") as file:
                limit = LARGEST_MANIFEST if name == _MANIFEST else LARGEST_TABLE
                size = os.fstat(file.fileno()).st_size
                if size > limit:
                    self.fault(SIZES, _table(name), name, f"has {size} bytes, the limit is {limit}")
                    return
                self.bytes[name] = file.read(limit + 1)
        except OSError as fault:
            self.fault(REGULAR, _table(name), name, f"cannot be read: {fault.strerror}")

    def _read_manifest(self) -> None:
        data = self.bytes.get(_MANIFEST)
        if data is None:
            return
        manifest, faults = read_object(Manifest, data)
        for fault in faults:
            self.fault(MANIFEST, "manifest", fault.path, fault.message)
        if manifest is None:
            return
        head, mark, _ = data.rpartition(b',"digest":"')
        if not mark or sha256(head) != manifest.digest:
            message = f"is {shown(manifest.digest)}, the bytes before it have {sha256(head)}"
            self.fault(OWN_DIGEST, "manifest", "$.digest", message)
        elif not _is_canonical(manifest, data):
            self.fault(CANONICAL, "manifest", "$", "is written in another form")
        if self._is_known(manifest):
            self.manifest = manifest

    def _is_known(self, manifest: Manifest) -> bool:
        readings = manifest.readings if manifest.readings in READINGS else READINGS[-1]
        stated: list[tuple[str, Any, Any]] = [
            ("schema", manifest.schema, SCHEMA),
            ("normalisation", manifest.normalisation, NORMALISATION),
            ("readings", manifest.readings, readings),
            ("tables", [file.name for file in manifest.tables], list(TABLES)),
        ]
        for field, actual, known in stated:
            if actual != known:
                message = f"is {shown(actual)}, this npf-corpus reads {shown(known)}"
                self.fault(VERSIONS, "manifest", f"$.{field}", message)
        return manifest.schema == SCHEMA

    def read_into(self, case: Case) -> None:
        """Read all tables, each as far as it can be, and note what is wrong with their bytes."""
        stated = {file.name: (place, file) for place, file in enumerate(case.manifest.tables)}
        for name, cls in TABLES.items():
            data = self.bytes.get(f"{name}.json")
            if data is None:
                case.unread.add(name)
                case.partial.add(name)
                continue
            reading: Reading[Any] = read_table(cls, data)
            case.records[name] = reading.records
            case.lost.update(reading.lost)
            if reading.syntax or reading.shape:
                case.partial.add(name)
            if reading.rows is None:
                case.unread.add(name)
            if name in stated:
                self._compare(name, *stated[name], data, reading.rows)
            for law, faults in ((JSON, reading.syntax), (FIELDS, reading.shape)):
                for fault in faults:
                    self.fault(law, name, fault.path, fault.message)
            if not reading.syntax and not reading.shape:
                self._compare_form(name, reading)

    def _compare(
        self, name: str, place: int, file: TableFile, data: bytes, rows: int | None
    ) -> None:
        path = f"$.tables[{place}]"
        if len(data) != file.bytes:
            message = f"is {file.bytes}, {name}.json has {len(data)}"
            self.fault(BYTES, "manifest", f"{path}.bytes", message)
        if sha256(data) != file.sha256:
            message = f"is {shown(file.sha256)}, {name}.json has {sha256(data)}"
            self.fault(DIGESTS, "manifest", f"{path}.sha256", message)
        if rows is not None and rows != file.records:
            message = f"is {file.records}, {name}.json has {rows}"
            self.fault(COUNTS, "manifest", f"{path}.records", message)

    def _compare_form(self, name: str, reading: Reading[Any]) -> None:
        records = [record for _, record in reading.records]
        for place, (here, there) in enumerate(zip(records, canonical(records), strict=True)):
            if here is not there:
                message = f"is {shown(here.id)}, where {shown(there.id)} belongs"
                self.faults.append((ORDER, Finding(name, here.id, f"$[{place}]", message)))
                break
        if not reading.canonical:
            self.fault(CANONICAL, name, "$", "is written in another form")


def _is_canonical(manifest: Manifest, data: bytes) -> bool:
    return dump_manifest(manifest) == data


def _table(name: str) -> str:
    return name.removesuffix(".json")
