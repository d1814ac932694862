"""A folder of sheets: what it states of its release, and the rows of its documents.

`release.json` has what the manifest states, and the corpus whose vocabulary the folder builds on;
`documents.tsv` a row for each document; `vocabulary/` what a person adds; `sheets/` what was read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any, cast

from npf_corpus.corpus import Corpus
from npf_corpus.drafting._matching import names_of
from npf_corpus.drafting._names import Vocabulary, misread
from npf_corpus.drafting._sentences import is_chinese
from npf_corpus.drafting._sheet import (
    Place,
    bytes_of,
    caveats_of,
    cells_of,
    full_rows,
    listed,
)
from npf_corpus.drafting._vocabulary import COLUMNS, read_vocabulary
from npf_corpus.drafting._vocabulary import MORE_COLUMNS as ADDED_COLUMNS
from npf_corpus.errors import InvalidRelease, InvalidText, shown
from npf_corpus.lineage import load
from npf_corpus.records import SCHEMAS, Document, Text
from npf_corpus.release._manifest import sha256
from npf_corpus.release._write import replace_file
from npf_corpus.validation import read_release
from npf_corpus.validation._shape import is_id, unfit

RELEASE, DOCUMENTS = "release.json", "documents.tsv"
DOCUMENT_COLUMNS = (
    "id", "title", "label", "publisher", "speakers", "authors", "region", "published", "asserted",
    "language", "genre", "fidelity", "depth", "url", "caveats",
)  # fmt: skip
MORE_COLUMNS = ("derived_from", "sha256")
"""What may stand behind them: what the text is a copy of, and the digest of its bytes."""

NAMING = "write letters, digits and hyphens, such as zhejiang-2026"
_TAKEN = (".proposed", ".statements", ".mentions")
"""How the sheets end that stand beside the one of a document."""
_BODIES = {
    "政府": "government", "发展和改革委员会": "development and reform commission",
    "人民代表大会": "people's congress", "统计局": "statistics bureau", "办公厅": "general office",
    "办公室": "office", "委员会": "commission", "厅": "department", "局": "bureau",
    "日报": "daily", "大学": "university",
}  # fmt: skip
"""How the names of bodies end, the longer ending first, and what they are in English."""
_FACTS = ("version", "date", "licence", "citation", "notes", "vocabularies")
_BASE = "vocabularies"
_USUAL = {"genre": "report", "fidelity": "original", "depth": "figures"}


def begin(folder: Path, vocabularies: str) -> None:
    """Make the files that a folder of sheets lacks; those that are there stay as they are.

    Args:
        folder: The folder, which is made if it is not there.
        vocabularies: The corpus whose regions, measures and so on it builds on: a version, a pin,
            or the path of a release.
    """
    words = folder / "vocabulary"
    words.mkdir(parents=True, exist_ok=True)
    heads: dict[Path, tuple[str, ...]] = {folder / DOCUMENTS: DOCUMENT_COLUMNS}
    if not (folder / RELEASE).exists():
        for name, columns in COLUMNS.items():
            heads[words / f"{name}.tsv"] = columns + ADDED_COLUMNS.get(name, ())
    for path, columns in heads.items():
        if not path.exists():
            replace_file(path, ("\t".join(columns) + "\n").encode())
    if not (folder / RELEASE).exists():  # the last file: a folder that has it has all
        facts: dict[str, object] = {
            "version": "0.1.0",
            "date": datetime.now(UTC).date().isoformat(),
            "licence": "NOASSERTION",
            "citation": "An unpublished corpus.",
            "notes": [],
            _BASE: vocabularies,
        }
        text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
        replace_file(folder / RELEASE, text.encode())


def enter(folder: Path, facts: Mapping[str, str]) -> None:
    """Add the row of a document to those that a folder has."""
    _append(folder / DOCUMENTS, DOCUMENT_COLUMNS, facts)


def add_publisher(folder: Path, name: str, region: str, words: Vocabulary, document: str) -> str:
    """Add the row of a body that no vocabulary has, and return its id.

    The id is the name in Latin letters. That of a Chinese name has the region and the kind of body
    that it names, such as `ningbo-government`, or else that of a document, `zb-2026-publisher`.

    Raises:
        InvalidText: The name is blank, or more than one line.
    """
    if why := unfit(name):
        raise InvalidText(name, f"is no name of a body: it is {why}")
    chinese = not name.isascii()
    told = _told(name, words) if chinese else name
    slug = "-".join(re.findall("[a-z0-9]+", told.lower())) or f"{document}-publisher"
    path = folder / "vocabulary" / "organizations.tsv"
    taken = {cells[0] for _, cells in cells_of(path) if cells}
    keys = chain((slug,), (f"{slug}-{at}" for at in count(2)))
    key = next(each for each in keys if each not in taken and not words.has("organizations", each))
    row = {"id": key, "name": name, "kind": "publisher", "region": region}
    _append(path, COLUMNS["organizations"], row | ({"name_zh": name} if chinese else {}))
    return key


def _told(name: str, words: Vocabulary) -> str:
    """Return a Chinese name's region and kind of body in English; nothing where one is missing."""
    known = names_of(words.tables["regions"], chinese=True)
    places = [(len(zh), key) for zh, key in known.items() if name.startswith(zh)]
    bodies = [body for zh, body in _BODIES.items() if name.endswith(zh)]
    if not places or not bodies:
        return ""
    return f"{words.record('regions', max(places)[1]).name} {bodies[0]}"


def _append(path: Path, columns: Sequence[str], cells: Mapping[str, str]) -> None:
    """Add a line to a sheet; what stands there stays, byte for byte.

    Raises:
        InvalidText: A cell holds half a surrogate pair, as an argument does that was no UTF-8.
    """
    for cell in cells.values():
        if re.search("[\ud800-\udfff]", cell):
            raise InvalidText(cell, "is no text that UTF-8 can write, give it in UTF-8")
    before = bytes_of(path)
    line = io.StringIO()
    csv.writer(line, "excel-tab", lineterminator="\n").writerow(
        [cells.get(each, "") for each in columns]
    )
    end = b"" if before.endswith((b"\n", b"\r")) else b"\n"
    replace_file(path, before + end + line.getvalue().encode())


def base_of(folder: Path) -> Corpus | None:
    """Return the corpus that a folder's vocabulary builds on; None where it has all itself."""
    named = _facts(folder).get(_BASE)
    return None if named is None else vocabularies_of(folder, str(named))


def vocabularies_of(folder: Path, named: str) -> Corpus:
    """Return the corpus that a folder is to build on, by version, pin or path.

    Raises:
        InvalidRelease: It has another schema than sheets are sealed in, or breaks a law.
        ReleaseNotFound: There is none.
    """
    inside = folder / named
    corpus = read_release(inside) if inside.is_dir() else load(named)
    if corpus.schema != SCHEMAS[-1]:
        fault = f"{_BASE} is {shown(named)}, of schema {corpus.schema}: sheets need one of schema "
        raise InvalidRelease(str(folder / RELEASE), (f"{fault}{SCHEMAS[-1]}",))
    return corpus


def words_of(folder: Path) -> Vocabulary:
    """Return the vocabulary that a folder's sheets are written in."""
    return read_vocabulary(folder / "vocabulary", base_of(folder))


def read_facts(folder: Path) -> Mapping[str, Any]:
    """Return what a folder says its release is to state: version, date, licence and so on."""
    facts = _facts(folder)
    facts.pop(_BASE, None)
    given = facts.pop("date", None)
    try:
        facts["day"] = date.fromisoformat(given) if given else datetime.now(UTC).date()
    except (TypeError, ValueError):
        fault = f"date is {shown(given)}, write a day such as 2026-01-20"
        raise InvalidRelease(str(folder / RELEASE), (fault,)) from None
    notes = facts.get("notes", [])
    listed = cast("list[object]", notes) if isinstance(notes, list) else [None]
    if not all(isinstance(each, str) for each in listed):
        fault = f"notes is {shown(facts['notes'])}, write a list of texts"
        raise InvalidRelease(str(folder / RELEASE), (fault,))
    facts["notes"] = tuple(listed)
    return facts


def _facts(folder: Path) -> dict[str, Any]:
    path = folder / RELEASE
    given = bytes_of(path)
    try:
        facts = json.loads(given.decode())
    except (RecursionError, ValueError) as fault:
        raise InvalidRelease(str(path), (f"is no JSON: {fault}",)) from fault
    known = cast("dict[str, Any]", facts if isinstance(facts, dict) else {})
    faults = [f"{key!r} is none of {', '.join(_FACTS)}" for key in known if key not in _FACTS]
    faults += [
        f"{key} is {shown(known[key])}, write a text"
        if key in known
        else f"{key!r} is missing, write it"
        for key in ("version", "licence", "citation")
        if not isinstance(known.get(key), str)
    ]
    if faults:
        raise InvalidRelease(str(path), tuple(faults))
    return dict(known)


def document_rows(path: Path) -> list[tuple[Place, dict[str, str]]]:
    """Return the rows of the documents.

    Raises:
        InvalidRelease: It has other columns, an id that names no file of its own, or one twice.
        OSError: It cannot be read.
    """
    rows: list[tuple[Place, dict[str, str]]] = []
    lines: dict[str, int] = {}
    faults: list[str] = []
    wanted = f"{' '.join(DOCUMENT_COLUMNS)} and, if needed, {' '.join(MORE_COLUMNS)}"
    for place, row in full_rows(path, DOCUMENT_COLUMNS, MORE_COLUMNS, wanted):
        first = lines.setdefault(row["id"], place.line)
        if not names_files(row["id"]):
            faults.append(place.fault("id", f"is {shown(row['id'])}, {NAMING}"))
        elif first != place.line:
            faults.append(place.fault("id", f"is {row['id']}, as in line {first}, rename one"))
        rows.append((place, row))
    if faults:
        raise InvalidRelease(str(path), tuple(faults))
    return rows


def names_files(name: str) -> bool:
    """Return whether the files of a document may have a name: an id that no other file has.

    Example:
        >>> from npf_corpus.drafting._folder import names_files
        >>> [names_files(each) for each in ("zj-2026", "../zj-2026", "zj-2026.proposed")]
        [True, False, False]
    """
    return is_id(name) and not name.endswith(_TAKEN)


class Texts:
    """The texts of a folder, by name and by digest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Path] = {}
        self._unread = iter(sorted(folder.glob("*.txt")))

    def having(self, digest: str) -> Path | None:
        """Return the first file whose bytes have a digest; each file is read once at most."""
        while digest not in self._known and (path := next(self._unread, None)):
            self._known.setdefault(sha256(bytes_of(path)), path)
        return self._known.get(digest)


class Entry:
    """A row of the documents as a document with its text, and what is wrong with it."""

    def __init__(self, place: Place, row: dict[str, str], texts: Texts, words: Vocabulary) -> None:
        self.place, self.row, self.words = place, row, words
        self.faults: list[str] = []
        self.text = ""
        self.document: Document | None = None
        self.speakers: tuple[str, ...] = ()
        path = texts.folder / f"{row['id']}.txt"
        try:
            data = self._bytes(path, texts)
            self.text = data.decode()
        except (OSError, ValueError) as fault:
            said = fault.problems[0] if isinstance(fault, InvalidRelease) else fault
            self._fault("id", f"its text {shown(path.name)} cannot be read: {said}")
            return
        self.document = self._document(data)

    def _bytes(self, path: Path, texts: Texts) -> bytes:
        """Return the bytes of a text: those of its file, or of any with the digest."""
        digest = self.row["sha256"]
        if not digest or path.exists():
            data = bytes_of(path)
            if digest not in {"", sha256(data)}:
                self._fault("sha256", f"is that of other bytes than {shown(path.name)} has")
            return data
        return bytes_of(texts.having(digest) or path)

    def _fault(self, column: str, message: str) -> None:
        self.faults.append(self.place.fault(column, message))

    def _document(self, data: bytes) -> Document | None:
        row = self.row
        self.speakers = tuple(filter(None, map(self._speaker, listed(row["speakers"]))))
        language = row["language"] or ("zh" if is_chinese(self.text) else "en")
        facts: dict[str, Any] = {
            "id": row["id"],
            "title": row["title"] or None,
            "label": row["label"] or row["title"] or row["id"],
            "publisher": self._named("publisher", "organizations", needed=True) or "",
            "authors": listed(row["authors"]),
            "url": row["url"],
            "published": self._day("published"),
            "asserted": self._day("asserted") if row["asserted"] else None,
            "language": language,
            **{name: row[name] or usual for name, usual in _USUAL.items()},
            "region": self._named("region", "regions"),
            "derived_from": row["derived_from"] or None,
            "text": Text(sha256(data), len(self.text)),
            "skipped": (),
            "caveats": caveats_of(row["caveats"]),
        }
        if is_chinese(self.text) and not language.lower().startswith(("en", "zh")):
            self._fault("language", f"is {shown(language)}, and the text is Chinese: write zh")
        if not row["url"]:
            self._fault("url", "is empty, write the public address, https://…")
        self.faults += (self.place.fault(*each) for each in misread(Document, facts))
        return Document(**facts)  # one with faults is never sealed; its sheet can be reviewed

    def _named(self, column: str, table: str, *, needed: bool = False) -> str | None:
        name = self.row[column]
        if not name:
            if needed:
                self._fault(column, f"is empty, write an id or name of the {table}")
            return None
        key, fault = self.words.found(table, name)
        if fault:
            self._fault(column, fault)
        return key or None

    def _speaker(self, name: str) -> str:
        key = self.words.speaker(name)
        if not key:
            self._fault("speakers", f"{shown(name)} is no id of a person or body")
        return key

    def _day(self, column: str) -> date:
        try:
            return date.fromisoformat(self.row[column])
        except ValueError:
            said = shown(self.row[column]) if self.row[column] else "empty"
            self._fault(column, f"is {said}, write a day such as 2026-01-20")
            return date.min
