"""A folder of sheets, with the texts they were read from, as the records of a release.

`release.json` has what the manifest states; `documents.tsv` a row for each document;
`vocabulary/` the regions, sectors and so on, as a release has them; `sheets/` what was read. In
`records/` may lie whole tables of documents that were annotated in another way. The texts lie in
a folder of their own, one `ID.txt` for each document.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve

from npf_corpus.corpus import Corpus, of_files
from npf_corpus.drafting._names import VOCABULARY, Vocabulary, read_vocabulary
from npf_corpus.drafting._records import Author
from npf_corpus.drafting._sheet import Place, read_sheet
from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.records import SCHEMAS, TABLES, Anchored, Document, Record, Text
from npf_corpus.release._converter import parse_table
from npf_corpus.release._manifest import sha256
from npf_corpus.validation._assemble import sealed

DOCUMENT_COLUMNS = (
    "id", "title", "label", "publisher", "speakers", "authors", "region", "published", "asserted",
    "language", "genre", "fidelity", "depth", "url", "caveats",
)  # fmt: skip
_SEPARATOR = ";"


def records_of(folder: Path, sources: Path) -> dict[str, list[Record]]:
    """Return the records of a folder of sheets by table.

    Raises:
        InvalidRelease: A row cannot become a record; `problems` lists every row.
        OSError: A file cannot be read.
    """
    words = read_vocabulary(folder / "vocabulary")
    tables: dict[str, list[Record]] = {name: [] for name in TABLES}
    for name in VOCABULARY:
        tables[name] += words.tables[name]
    for name, rows in _ready(folder / "records").items():
        tables[name] += rows
    faults: list[str] = []
    named: dict[str, list[Anchored]] = {}
    for place, row in _documents(folder / "documents.tsv"):
        document, text = _document(place, row, sources, words, faults)
        if document is None:
            continue
        author = Author(document, text, read_sheet(folder / "sheets", document.id), words)
        speakers = tuple(filter(None, row["speakers"].split(_SEPARATOR)))
        made = author.records(speakers)
        faults += author.faults
        tables["documents"].append(document)
        for record in made:
            tables[_table(record)].append(record)
        for key, anchor in author.named.items():
            named.setdefault(key, []).append(Anchored(document.id, anchor))
    if faults:
        raise InvalidRelease(str(folder), tuple(faults))
    tables["initiatives"] = [_anchored(each, named) for each in tables["initiatives"]]
    return tables


def corpus_of(folder: str | os.PathLike[str], sources: str | os.PathLike[str]) -> Corpus:
    """Return the corpus that a folder of sheets and the texts beside it make.

    Args:
        folder: `release.json`, `documents.tsv`, `vocabulary/` and `sheets/`.
        sources: One `ID.txt` for each document, in UTF-8.

    Raises:
        InvalidRelease: A row cannot become a record, or the records break a law.
        OSError: A file cannot be read.
    """
    path = Path(folder)
    files = sealed(
        str(path), records_of(path, Path(sources)), schema=SCHEMAS[-1], **read_facts(path)
    )
    return of_files(files)


def read_facts(folder: Path) -> Mapping[str, Any]:
    """Return what a folder says its release is to state: version, date, licence and so on."""
    facts: dict[str, Any] = json.loads((folder / "release.json").read_text("utf-8"))
    facts["day"] = date.fromisoformat(facts.pop("date"))
    facts["notes"] = tuple(facts.get("notes", ()))
    return facts


def _ready(folder: Path) -> dict[str, Sequence[Any]]:
    found: dict[str, Sequence[Any]] = {}
    for name, cls in TABLES.items():
        path = folder / f"{name}.json"
        if path.exists():
            try:
                found[name] = parse_table(cls, path.read_bytes(), schema=SCHEMAS[-1])
            except (ValueError, RecursionError) as fault:
                raise InvalidRelease(str(path), (str(fault),)) from fault
    return found


def _documents(path: Path) -> list[tuple[Place, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, dialect="excel-tab")
        if tuple(reader.fieldnames or ()) != DOCUMENT_COLUMNS:
            fault = Place(path.name, 1).fault("headings", f"write {' '.join(DOCUMENT_COLUMNS)}")
            raise InvalidRelease(str(path), (fault,))
        return [(Place(path.name, at), row) for at, row in enumerate(reader, 2)]


def _document(
    place: Place, row: dict[str, str], sources: Path, words: Vocabulary, faults: list[str]
) -> tuple[Document | None, str]:
    path = sources / f"{row['id']}.txt"
    try:
        data = path.read_bytes()
        text = data.decode()
    except (OSError, ValueError) as fault:
        faults.append(place.fault("id", f"its text {shown(path.name)} cannot be read: {fault}"))
        return None, ""
    for column, table in (("publisher", "organizations"), ("region", "regions")):
        if row[column] and not words.has(table, row[column]):
            faults.append(place.fault(column, words.fault(table, row[column]) or "write the id"))
    faults.extend(
        place.fault("speakers", f"{shown(speaker)} is no id of a person or body")
        for speaker in filter(None, row["speakers"].split(_SEPARATOR))
        if not (words.has("people", speaker) or words.has("organizations", speaker))
    )
    try:
        facts: dict[str, Any] = {
            "id": row["id"],
            "title": row["title"] or None,
            "label": row["label"],
            "publisher": row["publisher"],
            "authors": tuple(filter(None, row["authors"].split(_SEPARATOR))),
            "url": row["url"],
            "published": date.fromisoformat(row["published"]),
            "asserted": date.fromisoformat(row["asserted"]) if row["asserted"] else None,
            "language": row["language"],
            "genre": row["genre"],
            "region": row["region"] or None,
            "depth": row["depth"],
            "fidelity": row["fidelity"],
            "derived_from": None,
            "text": Text(sha256(data), len(text)),
            "skipped": (),
            "caveats": tuple(each.strip() for each in row["caveats"].split(" | ") if each.strip()),
        }
        document = Document(**facts)
    except ValueError as fault:
        faults.append(place.fault("row", str(fault)))
        return None, ""
    return document, text


def _anchored(initiative: Any, named: Mapping[str, list[Anchored]]) -> Record:
    made: Record = evolve(initiative, anchors=(*initiative.anchors, *named.get(initiative.id, ())))
    return made


def _table(record: Record) -> str:
    return next(name for name, cls in TABLES.items() if type(record) is cls)
