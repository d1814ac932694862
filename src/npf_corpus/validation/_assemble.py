"""A caller's own records to the files of a release, with all that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from attrs import evolve, fields

from npf_corpus.errors import InvalidRelease
from npf_corpus.records import TABLES, Record
from npf_corpus.records._kinds import KIND_OF
from npf_corpus.release._converter import dump, expected, plain, reader, stored
from npf_corpus.release._write import seal
from npf_corpus.validation._examine import examine
from npf_corpus.validation._folder import Files

_WHERE = "the corpus of these records"


def files_of(
    records: Iterable[Record],
    known: Mapping[str, Iterable[Record]],
    *,
    version: str,
    day: date | None,
    licence: str,
    citation: str,
    notes: tuple[str, ...],
) -> dict[str, bytes]:
    """Return the files of a release of records and the vocabularies that are known already.

    Raises:
        InvalidRelease: The records break a law; `problems` lists every fault.
    """
    tables: dict[str, list[Record]] = {table: [] for table in TABLES}
    faults: list[str] = []
    for place, record in enumerate(records):
        kind = KIND_OF.get(type(record))
        found = [str(expected("a record", record))] if kind is None else [*_untyped(record)]
        faults += [f"records[{place}]: {fault}" for fault in found]
        if kind is not None:
            tables[kind.table].append(record)
    if faults:
        raise InvalidRelease(_WHERE, tuple(faults))
    _add_known(tables, known)
    try:
        files = seal(
            tables,
            version=version,
            day=datetime.now(UTC).date() if day is None else day,
            licence=licence,
            citation=citation,
            notes=notes,
        )
    except (TypeError, ValueError) as fault:  # the manifest's own values; records are sound
        raise InvalidRelease(_WHERE, (str(fault),)) from fault
    check(files)
    return files


def check(files: Mapping[str, bytes]) -> None:
    """Raise InvalidRelease with all problems where files are no valid release."""
    problems = examine(Files(files), None)
    if problems:
        raise InvalidRelease(_WHERE, problems)


def _untyped(record: Record) -> Iterator[str]:
    """Yield what is wrong with the types of a record's fields; JSON must give the same back."""
    names = stored(type(record))
    for each in fields(type(record))[: len(names)]:
        value = getattr(record, each.name)
        try:
            dump(value).encode()
            same = reader(each.type)(plain(value))
        except (TypeError, ValueError, RecursionError) as fault:
            yield f"{record.id!r}, {each.name}: {fault}"
            continue
        if same != value:
            yield f"{record.id!r}, {each.name}: {expected(f'{same!r}', value)}"


def _add_known(tables: dict[str, list[Record]], known: Mapping[str, Iterable[Record]]) -> None:
    """Add the vocabularies' records, but for the ids that are there already.

    Offices rest on documents, so those of documents that are not there go.
    """
    documents = {record.id for record in tables["documents"]}
    for table, records in known.items():
        own = {record.id for record in tables[table]}
        for record in records:
            if record.id in own:
                continue
            if table == "people":
                person: Any = record
                roles = tuple(role for role in person.roles if role.document in documents)
                tables[table].append(evolve(person, roles=roles))
            else:
                tables[table].append(record)
