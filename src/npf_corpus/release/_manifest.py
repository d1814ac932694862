"""A release's manifest and the list of releases: which files there are, with which digests."""

import sys
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cache
from typing import Any, Final, Literal, NamedTuple, cast

from attrs import field, frozen

from npf_corpus.errors import DigestMismatch, InvalidRelease, shown
from npf_corpus.intervals._value import Value
from npf_corpus.records import SCHEMA, SCHEMAS
from npf_corpus.release import _converter
from npf_corpus.release._layout import BLOCK, is_parted, stated_files


class Format(NamedTuple):
    """What belongs to a version of the record fields.

    Attributes:
        normalisation: The normal form that its anchors' digests are of.
        readings: The versions of the table of readings that a release may state; a release that is
            sealed states the last.
    """

    normalisation: Literal["npf-1", "npf-2"]
    readings: tuple[str, ...]


class Pieces(NamedTuple):
    """A file that is read in pieces.

    Attributes:
        size: How many bytes it has.
        read: A function that returns its bytes from one place up to another.
    """

    size: int
    read: Callable[[int, int], bytes]


class Shelf(NamedTuple):
    """Where releases lie, each in a folder named by its version.

    Attributes:
        read: A function that returns the bytes of a file, found by version, folder and name, say
            `("2.2.0", "claims", "cn-zj-gwr-2026.json")`; it raises InvalidRelease if there is none.
        listed: A function that names all that lies in a folder; nothing if there is no such folder.
        pieces: A function that opens a file to be read in pieces; otherwise like `read`.
    """

    read: Callable[..., bytes]
    listed: Callable[..., Collection[str]]
    pieces: Callable[..., Pieces]


FORMATS: Final = {1: Format("npf-1", ("1", "2")), 2: Format("npf-2", ("2",))}
"""What belongs to each schema."""

_LARGE = 5 << 18
"""From so many bytes on, OpenSSL hashes faster, the time to load it included."""

_BLOCK = 1 << 21
"""Who frees a block of so many bytes keeps the pages of smaller ones (`mallopt` of glibc says so).

Else each file is read into new pages, which costs as much as reading it does.
"""

_hashed = [0]
"""How many bytes this process has hashed."""

PARTED, FORM = SCHEMA + 1, SCHEMA + 2
"""The forms of manifests that state `parts`, and `blocks` too; a field's `since` names its form."""

_TAIL = b',"digest":"%s"}\n'
_HEX = 64
_LONGEST = 60
"""A longer name is cut, since every line that shows a corpus has it."""


@frozen(eq=False, repr=False)
class Release(Value):
    """A release of the dataset that this package has.

    Attributes:
        version: Version of the data, PEP 440.
        digest: SHA-256 that stands for all its bytes.
        date: Day of publication.
        schema: Version of the record fields.
    """

    version: str
    digest: str
    date: date
    schema: int

    _besides = ("pin",)

    @property
    def pin(self) -> str:
        """The string that `load` takes for exactly these bytes."""
        return f"{self.version}@sha256:{self.digest}"


@frozen(eq=False, repr=False)
class TableFile(Value):
    """One file of a release.

    Attributes:
        name: The table, whose file is `name.json`; or `index`, whose file is `index.bin`. A table
            with a file for each document is stated as these files joined to one.
        records: How many records it holds; 0 for the index.
        bytes: Its size.
        sha256: Digest of its bytes.
    """

    name: str
    records: int
    bytes: int
    sha256: str


@frozen(eq=False, repr=False)
class Retired(Value):
    """An id that an earlier release had.

    Attributes:
        id: The id, never used again.
        since: The release that withdrew it.
        reason: Why it was withdrawn.
        successors: Ids to ask for instead.
    """

    id: str
    since: str
    reason: str
    successors: tuple[str, ...]


@frozen(eq=False, repr=False)
class Manifest(Value):
    """What a release says of itself.

    Attributes:
        version: Version of the data, PEP 440.
        schema: Version of the record fields.
        normalisation: Normal form that the anchors' digests are of.
        readings: Version of the table that figures were read by.
        date: Day of publication.
        licence: SPDX id of the data's licence.
        citation: How to cite it.
        tables: Its tables and, in schema 2, its index.
        notes: What a user should know.
        supersedes: The release before it.
        retired: Ids withdrawn up to now.
        parts: Size and digest of the first line of the index. That line states size and digest of
            each part, so that an answer verifies only what it reads. Releases before 2.2.0 lack the
            field.
        blocks: How many claims of a document are a block, whose digest the index states, so that an
            answer reads few bytes of a document's file. Releases before 3.0.0 lack the field.
        digest: SHA-256 of the manifest's bytes up to this field.
    """

    version: str
    schema: int
    normalisation: str
    readings: str
    date: date
    licence: str
    citation: str
    tables: tuple[TableFile, ...]
    notes: tuple[str, ...]
    supersedes: str | None
    retired: tuple[Retired, ...]
    parts: TableFile | None = field(
        default=None,
        kw_only=True,
        metadata={"since": PARTED, PARTED: TableFile, FORM: TableFile},
    )
    blocks: int | None = field(default=None, kw_only=True, metadata={"since": FORM, FORM: int})
    digest: str

    @property
    def name(self) -> str:
        """What the corpus calls itself: the title of its citation, up to a colon.

        No field holds the name. The dataset of this package is `npf_corpus data`, and a corpus
        without a citation is an `unnamed corpus`.
        """
        import re

        citation = " ".join(self.citation.split())
        found = re.fullmatch(r".+? \(\d{4}\)\. (.+?)(\. Dataset version \S+)?\.?", citation)
        title = (found[1] if found else citation).partition(":")[0].removesuffix(".")
        if not title:
            return "unnamed corpus"
        if found and found[2] and title == "npf_corpus":
            return "npf_corpus data"
        return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"

    @property
    def title(self) -> str:
        """The name with the version, `npf_corpus data 1.0.0` for example."""
        return f"{self.name} {self.version}"

    def release(self) -> Release:
        """Return the manifest's line in the list of releases."""
        return Release(self.version, self.digest, self.date, self.schema)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits."""
    _hashed[0] += len(data)
    loaded = _hashed[0] > _LARGE or "_hashlib" in sys.modules
    return str((_quick_hash() if loaded else _small_hash())(data).hexdigest())


def expect(*, whole: bool = True) -> None:
    """Say that many files will be read; if they are hashed whole, the faster function is loaded."""
    if whole:
        _hashed[0] = max(_hashed[0], _LARGE)
    bytes(_BLOCK)


def _first(*found: tuple[str, str]) -> Callable[[bytes], Any]:
    """Return the first function, told by module and name, that this interpreter has."""
    for module, name in found:
        try:
            return cast("Callable[[bytes], Any]", getattr(__import__(module), name))
        except (ImportError, AttributeError):  # of another version, or left out of it
            continue
    from hashlib import sha256 as public

    return public


@cache
def _quick_hash() -> Callable[[bytes], Any]:
    """Return OpenSSL's function; the rest of `hashlib` takes a fifth longer to load."""
    return _first(("_hashlib", "openssl_sha256"))


@cache
def _small_hash() -> Callable[[bytes], Any]:
    """Return the interpreter's own function, as `random` does: OpenSSL's takes 4 MB to load."""
    return _first(("_sha2", "sha256"), ("_sha256", "sha256"))


def unread(path: str, why: str | None = None) -> InvalidRelease:
    """Return the error of a file of this package that is missing or cannot be read."""
    why = f"{why or 'it is missing'}; install npf-corpus anew"
    return InvalidRelease(path, (why,), "cannot be read")


def in_memory(data: bytes) -> Pieces:
    """Return bytes as a file that is read in pieces."""

    def read(start: int, end: int) -> bytes:
        return data[start:end]

    return Pieces(len(data), read)


def check_digest(path: str, data: bytes, expected: str, *remedy: str) -> None:
    """Raise DigestMismatch, with the remedy if one is given, where bytes lack a digest."""
    actual = sha256(data)
    if actual != expected:
        raise DigestMismatch(path, expected, actual, *remedy)


def stated_parts(index: bytes) -> TableFile:
    """Return what a manifest states of the first line of an index."""
    head = index[: index.find(b"\n") + 1]
    return TableFile("index", 0, len(head), sha256(head))


def form_of(value: object) -> int:
    """Return the form of a manifest or of its parsed JSON: the version of its own fields."""
    for form, name in ((FORM, "blocks"), (PARTED, "parts")):
        if name in value if isinstance(value, dict) else getattr(value, name, None) is not None:
            return form
    return SCHEMA


def dump_manifest(manifest: Manifest) -> bytes:
    """Return a manifest's bytes, with the digest that they have."""
    head = _converter.dump(manifest, form_of(manifest)).encode().rpartition(b',"digest":"')[0]
    return head + _TAIL % sha256(head).encode()


def parse_manifest(path: str, data: bytes) -> Manifest:
    """Return the manifest that bytes hold.

    Raises:
        DigestMismatch: The bytes do not have the digest that they end in.
        InvalidRelease: They are no manifest.
    """
    head, _, tail = data.rpartition(b',"digest":"')
    stated = tail[:_HEX]
    if not head or data != head + _TAIL % stated:
        raise InvalidRelease(path, ("it does not end in its digest",))
    check_digest(path, head, stated.decode("ascii", "replace"))
    import json

    row: object = None
    try:
        text = data.decode()
        row = json.loads(text)
        manifest = _converter.structure(Manifest, row, form_of(row))
        if "\\u" in text:
            _converter.dump(manifest, form_of(row)).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError) as fault:
        raise InvalidRelease(path, (_told(fault, row),)) from fault
    return manifest


def _told(fault: Exception, row: object) -> str:
    """Return what is wrong with a manifest and where, say `…: $.retired[0].since is missing`."""
    from npf_corpus.release._faults import faults_of

    found = [each for each in faults_of(Manifest, row, "$", form_of(row)) if each.path != "$"]
    places = (f"{fault} in {each.path}" for each in found if each.message == str(fault))
    others = (f"{fault}: {each.path} {each.message}" for each in found)
    return [*places, *others, str(fault)][0]


def parse_index(path: str, data: bytes) -> tuple[Release, ...]:
    """Return the releases that `index.json` lists, oldest first.

    Raises:
        InvalidRelease: The bytes are no such list.
    """
    try:
        releases = tuple(_converter.parse_table(Release, data))
        same = _converter.dump_table(releases) == data
    except (ValueError, RecursionError) as fault:
        raise InvalidRelease(path, (str(fault),)) from fault
    if not same:
        raise InvalidRelease(path, ("it is not in canonical form",))
    return releases


def check_foreign(path: str, found: Collection[str], expected: Collection[str]) -> None:
    """Raise InvalidRelease where a folder has a file that does not belong there."""
    extra = sorted(set(found).difference(expected))
    if extra:
        raise InvalidRelease(path, tuple(f"{name} does not belong" for name in extra))


def check_shape(manifest: Manifest, path: str) -> None:
    """Raise InvalidRelease where the schema is unknown, or the tables are not the schema's."""
    if manifest.schema not in SCHEMAS:
        known = " and ".join(map(str, SCHEMAS))
        fault = f"schema {manifest.schema} needs another npf-corpus, this one reads {known}"
        raise InvalidRelease(path, (fault,))
    stated = stated_files(manifest.schema)
    if [file.name for file in manifest.tables] != list(stated):
        raise InvalidRelease(path, (f"its tables are not {', '.join(stated)}",))
    for name, fault in misstated(manifest):
        raise InvalidRelease(path, (f"{name} {fault}; use the npf-corpus that wrote it",))


def misstated(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Yield each field that states of the index what this code does not read, and what is wrong."""
    if manifest.parts is not None and not is_parted(manifest.schema):
        yield "parts", f"belongs to schema 2, which has an index, not to schema {manifest.schema}"
        return
    stated = manifest.parts and manifest.parts.name
    for name, actual, right in (
        ("parts.name", stated, "index"),
        ("blocks", manifest.blocks, BLOCK),
    ):
        if actual not in (None, right):
            yield name, f"is {shown(actual)}, this npf-corpus reads {shown(right)}"


def verified(manifest: Manifest, path: str, read: Callable[[str], bytes]) -> dict[str, bytes]:
    """Return the bytes of each file by name, once they are those that the manifest states.

    Raises:
        DigestMismatch: A file has other bytes.
        InvalidRelease: The manifest states another schema, or other tables.
    """
    check_shape(manifest, path)
    stated = stated_files(manifest.schema)
    files: dict[str, bytes] = {}
    for file in manifest.tables:
        name = stated[file.name]
        files[name] = read(name)
        check_digest(f"{path}/{name}", files[name], file.sha256)
    return files
