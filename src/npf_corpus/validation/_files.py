"""Laws of a release's files: what lies in the folder, and whether its bytes are as stated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from npf_corpus.errors import shown
from npf_corpus.records import SCHEMA
from npf_corpus.release._indexing import build
from npf_corpus.release._keys import Tables
from npf_corpus.release._layout import INDEX, MANIFEST, is_parted, parts_of, stated_files
from npf_corpus.release._manifest import (
    FORMATS,
    TableFile,
    dump_manifest,
    form_of,
    misstated,
    sha256,
)
from npf_corpus.release._write import canonical
from npf_corpus.validation._folder import Files
from npf_corpus.validation._laws import Finding, Rule, law

_SEALED = "seal the release again, or get the published files again"

_LEFT_BY = {".DS_Store": "macOS", "Thumbs.db": "Windows", "desktop.ini": "Windows"}
"""Files that an operating system leaves in folders."""

_LINE_ENDS = (
    "; its line ends were changed, as by a checkout: write `*.json -text` into .gitattributes and "
    "check it out again"
)


def _of_manifest(path: str, message: str) -> Finding:
    return Finding("manifest", None, path, message)


def _of_file(name: str, message: str) -> Finding:
    return Finding(name.removesuffix(".json"), None, name, message)


@law(
    "E101",
    "A release is a folder, not a link to one.",
    "give the path of the folder that has manifest.json",
)
def _folder(files: Files) -> Iterator[Finding]:
    if files.trouble:
        yield Finding(None, None, "", files.trouble)


@law(
    "E102",
    "A release holds regular files that can be read, no links and no folders.",
    "put the file itself in its place",
)
def _regular(files: Files) -> Iterator[Finding]:
    for name in sorted(files.unfit):
        yield _of_file(name, files.unfit[name])


@law(
    "E103",
    "A release holds manifest.json, one file for each table, and nothing else.",
    "add the file that is missing, take out the one that does not belong",
)
def _listing(files: Files) -> Iterator[Finding]:
    if files.trouble:
        return
    for name in files.foreign:
        system = _LEFT_BY.get(name.rpartition("/")[2])
        why = f", {system} puts it into folders that were looked at" if system else ""
        yield Finding(None, None, ascii(name), f"does not belong here{why}")
    for name in files.missing:
        yield _of_file(name, f"is missing{_shared(files)}")


def _shared(files: Files) -> str:
    """Return how a whole copy of a release is made; nothing where it shares no files."""
    known = files.known
    ours = known is not None and known.name == "npf_corpus data"
    if known is None or not ours or known.supersedes is None or not is_parted(known.schema):
        return ""
    copy = f'npf_corpus.load("{known.version}").write("FOLDER")'
    return f", a release shares files with older ones, {copy} makes a whole copy"


@law(
    "E104",
    "A manifest has at most 16 MiB, a table at most 2 GiB.",
    "split the corpus into several releases",
)
def _sizes(files: Files) -> Iterator[Finding]:
    for name in sorted(files.large):
        yield _of_file(name, files.large[name])


@law(
    "E105",
    "The manifest is a JSON object that has all its fields and no others.",
    "seal the release again",
)
def _manifest(files: Files) -> Iterator[Finding]:
    for fault in files.faults:
        yield _of_manifest(fault.path, fault.message)


def _sealed_head(files: Files) -> bytes | None:
    """Return the manifest's bytes before its digest, None where that is not their digest."""
    head, mark, _ = files.bytes[MANIFEST].rpartition(b',"digest":"')
    right = files.manifest is not None and sha256(head) == files.manifest.digest
    return head if mark and right else None


@law(
    "E106",
    "The manifest ends in the SHA-256 digest of the bytes that stand before that digest.",
    _SEALED,
)
def _own_digest(files: Files) -> Iterator[Finding]:
    if files.manifest is not None and _sealed_head(files) is None:
        head = files.bytes[MANIFEST].rpartition(b',"digest":"')[0]
        message = f"is {shown(files.manifest.digest)}, the bytes before it have {sha256(head)}"
        yield _of_manifest("$.digest", message)


@law(
    "E107",
    "The manifest states a schema that this package knows, the normal form, the version of readings"
    " and the blocks of claims that go with it, and every table once, in order.",
    "use the npf-corpus that wrote the release, or seal it again with this one",
)
def _versions(files: Files) -> Iterator[Finding]:
    manifest = files.manifest
    if manifest is None:
        return
    schema = manifest.schema if manifest.schema in FORMATS else SCHEMA
    known = FORMATS[schema]
    readings = manifest.readings if manifest.readings in known.readings else known.readings[-1]
    stated: list[tuple[str, Any, Any]] = [
        ("schema", manifest.schema, schema),
        ("normalisation", manifest.normalisation, known.normalisation),
        ("readings", manifest.readings, readings),
        ("tables", [file.name for file in manifest.tables], list(stated_files(manifest.schema))),
    ]
    for field, actual, right in stated:
        if actual != right:
            message = f"is {shown(actual)}, this npf-corpus reads {shown(right)}"
            yield _of_manifest(f"$.{field}", message)
    for field, message in misstated(manifest):
        yield _of_manifest(f"$.{field}", message)


class _Stated(NamedTuple):
    """What the manifest states of a file, or of the first line of the index.

    Attributes:
        name: The file.
        size: How many bytes it has.
        data: The bytes, None where they are too many to be read.
        path: Where the manifest states them.
        file: What it states.
    """

    name: str
    size: int
    data: bytes | None
    path: str
    file: TableFile


def _stated(files: Files) -> Iterator[_Stated]:
    """Yield each file that is there, and that is stated."""
    if files.known is None:
        return
    names = stated_files(files.known.schema)
    stated = {file.name: (f"$.tables[{at}]", file) for at, file in enumerate(files.known.tables)}
    for name, file in names.items():
        if name in stated and file in files.sizes:
            yield _Stated(file, files.sizes[file], files.bytes.get(file), *stated[name])
    parts, index = files.known.parts, files.bytes.get(INDEX)
    if parts is not None and index is not None:
        head = index[: index.find(b"\n") + 1]
        yield _Stated(f"the first line of {INDEX}", len(head), head, "$.parts", parts)


@law("E108", "Each table, and the index, has as many bytes as the manifest states.", _SEALED)
def _bytes(files: Files) -> Iterator[Finding]:
    for name, size, data, path, file in _stated(files):
        if size != file.bytes:
            if data is None:
                why = _too_long(files, file.name)
            else:
                unix = sha256(data.replace(b"\r\n", b"\n"))
                why = _LINE_ENDS if unix == file.sha256 else ""
            yield _of_manifest(f"{path}.bytes", f"is {file.bytes}, {name} has {size}{why}")


def _too_long(files: Files, table: str) -> str:
    """Return which files of a table's documents were not read; nothing where it has none."""
    held = {f"{table}/{document}.json" for document in files.parts.get(table, ())}
    unread = [each for each in sorted({*files.sizes} - held) if each.startswith(f"{table}/")]
    return f"; too long to be read: {', '.join(map(shown, unread))}" if unread else ""


@law("E109", "Each table, and the index, has the SHA-256 that the manifest states.", _SEALED)
def _digests(files: Files) -> Iterator[Finding]:
    for name, _, data, path, file in _stated(files):
        if data is not None and sha256(data) != file.sha256:
            message = f"is {shown(file.sha256)}, {name} has {sha256(data)}"
            yield _of_manifest(f"{path}.sha256", message)


@law("E110", "Each table holds as many records as the manifest states.", "seal the release again")
def _counts(files: Files) -> Iterator[Finding]:
    for name, _, _, path, file in _stated(files):
        reading = files.readings.get(file.name)
        rows = 0 if file.name == "index" else None if reading is None else reading.rows
        if rows is not None and rows != file.records:
            yield _of_manifest(f"{path}.records", f"is {file.records}, {name} has {rows}")


@law(
    "E111",
    "Records stand in reading order (document, start, end, id) where they have a place, "
    "else by id.",
    "write the release with npf_corpus, which sorts it",
)
def _order(files: Files) -> Iterator[Finding]:
    for name, reading in files.readings.items():
        if reading.syntax or reading.shape:
            continue
        records = [record for _, record in reading.records]
        for place, (here, there) in enumerate(zip(records, canonical(records), strict=True)):
            if here is not there:
                message = f"is {shown(here.id)}, where {shown(there.id)} belongs"
                yield Finding(name, here.id, f"$[{place}]", message)
                break


@law(
    "E112",
    "Every file has the very bytes that npf_corpus writes for its records.",
    "write the release with npf_corpus: no spaces, no escapes, one record a line",
)
def _canonical(files: Files) -> Iterator[Finding]:
    form = "is written in another form"
    if files.manifest is not None and _sealed_head(files) is not None:
        data, whole = files.bytes[MANIFEST], dump_manifest(files.manifest)
        if data != whole:
            ends = _LINE_ENDS if data.replace(b"\r\n", b"\n") == whole else ""
            yield _of_manifest("$", f"{form}{ends}")
    for name, reading in files.readings.items():
        if not (reading.canonical or reading.syntax or reading.shape):
            yield Finding(name, None, "$", form)
        held = files.parts.get(name)
        if held is not None and reading.canonical:
            right = {key: data for key, _, data in parts_of(files.bytes[f"{name}.json"])}
            for key in sorted(key for key in {*held, *right} if held.get(key) != right.get(key)):
                message = f"in {name}/{shown(key)}.json, are not those of this document"
                yield Finding(name, None, "$", message)


@law(
    "E201",
    "Each table is one JSON list in UTF-8, without duplicate keys, byte order mark or half "
    "surrogate pairs.",
    "write the JSON with a library, not by hand",
)
def _json(files: Files) -> Iterator[Finding]:
    for name, reading in files.readings.items():
        for fault in reading.syntax:
            yield Finding(name, None, fault.path, fault.message)


@law(
    "E202",
    "Each record has all its fields and no others, in their order and each of its type; "
    "numbers are strings in plain notation.",
    "write the value as docs/reference has it",
)
def _fields(files: Files) -> Iterator[Finding]:
    for name, reading in files.readings.items():
        for fault in reading.shape:
            yield Finding(name, None, fault.path, fault.message)
        named = {fault.path.partition("]")[0] for fault in (*reading.syntax, *reading.shape)}
        more = (reading.rows or 0) - len(reading.records) - len(named)
        if more > 0:
            yield Finding(None, None, "", "", more)


@law(
    "E113",
    "The index says what the records say.",
    "write the release with npf_corpus, which makes the index",
)
def _index(files: Files) -> Iterator[Finding]:
    if INDEX in files.bytes and files.known is not None:
        rows = {
            name: [record for _, record in each.records] for name, each in files.readings.items()
        }
        if build(Tables(rows), files.bytes, form_of(files.known)) != files.bytes[INDEX]:
            yield Finding(None, None, INDEX, "disagrees with the records")


FOLDER: tuple[Rule, ...] = (_folder, _regular, _listing, _sizes, _manifest)
"""The laws of what lies in the folder, and of the manifest's own form."""

RULES: tuple[Rule, ...] = (
    *FOLDER, _own_digest, _versions, _bytes, _digests, _counts, _order, _canonical, _json, _fields,
)  # fmt: skip

LAST: tuple[Rule, ...] = (_index,)
"""What is asked only of a release that keeps every other law."""
