"""The vocabulary of a folder of sheets: records of a release, and those that a person adds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from attrs import evolve

from npf_corpus.corpus import Corpus
from npf_corpus.drafting._names import VOCABULARY, Vocabulary, misread
from npf_corpus.drafting._sheet import (
    ANSWERS,
    YES,
    Place,
    bytes_of,
    doubled,
    full_rows,
    listed,
)
from npf_corpus.errors import InvalidRelease, shown
from npf_corpus.quantities._units import known_units
from npf_corpus.records import SCHEMAS, TABLES, Unit, UnitId
from npf_corpus.release._converter import parse_table, stored_types
from npf_corpus.validation._shape import is_id

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "regions": ("id", "name", "name_zh", "kind", "parent", "aliases", "adcode"),
    "sectors": ("id", "name", "name_zh", "broader", "aliases", "definition"),
    "organizations": ("id", "name", "name_zh", "kind", "parent", "region", "aliases"),
    "people": ("id", "name", "name_zh", "aliases"),
    "initiatives": (
        "id", "name", "name_zh", "aliases", "kind", "status", "summary", "regions", "sectors",
    ),
    "measures": (
        "id", "name", "name_zh", "aliases", "theme", "aim", "dimension", "domain", "denominator",
        "definition",
    ),
    "units": ("id", "name", "aliases", "dimension", "symbol", "factor", "integral", "code"),
}  # fmt: skip
"""The columns of the sheets in which a person adds to a vocabulary, by table."""
MORE_COLUMNS: Mapping[str, tuple[str, ...]] = {"people": ("roles",)}
"""Further columns that may follow these."""

_ID = "write letters, digits and hyphens"
_LISTS = {"aliases", "broader", "regions", "sectors"}
_MAY_BE_EMPTY = {
    "name_zh", "parent", "adcode", "region", "aim", "denominator", "code", *_LISTS,
}  # fmt: skip
_REFERENCES = {
    ("regions", "parent"): "regions",
    ("sectors", "broader"): "sectors",
    ("organizations", "parent"): "organizations",
    ("organizations", "region"): "regions",
    ("initiatives", "regions"): "regions",
    ("initiatives", "sectors"): "sectors",
    ("people", "roles"): "organizations",
}
"""Columns that name records, and the table of these."""

_USUAL: Mapping[str, Mapping[str, Any]] = {
    "regions": {"members": []},
    "sectors": {"codes": []},
    "organizations": {},
    "people": {"roles": []},
    "initiatives": {
        "status": "unstated", "lead": None, "part_of": None, "components": [], "anchors": [],
    },
    "measures": {"domain": "[0,)"},
    "units": {"factor": "1"},
}  # fmt: skip
"""What stands for an empty cell, and for a field without a column."""


def read_vocabulary(folder: Path, base: Corpus | None = None) -> Vocabulary:
    """Return the vocabulary of a folder, with that of the corpus that it builds on, if any.

    A table is a JSON file, as a release has it, or a sheet with tabs for what a person adds, or
    both. A record of the folder replaces one of the corpus with the same id.

    Args:
        folder: The folder that holds the files.
        base: The corpus whose vocabulary the folder adds to; None where it has all itself.

    Raises:
        InvalidRelease: A file holds other records; `problems` lists them.
        OSError: A file cannot be read.
    """
    tables: dict[str, dict[str, Any]] = {}
    for name in VOCABULARY:
        known = () if base is None else getattr(base.whole, name)
        tables[name] = {each.id: each for each in map(_bare, known)}
        path = folder / f"{name}.json"
        if base is not None and not path.exists():
            continue
        try:
            rows = parse_table(TABLES[name], bytes_of(path), schema=SCHEMAS[-1])
        except (ValueError, RecursionError) as fault:
            raise InvalidRelease(str(path), (str(fault),)) from fault
        wrong = [f"id is {shown(each.id)}, {_ID}" for each in rows if not is_id(each.id)]
        counts = Counter(each.id for each in rows)
        wrong += [f"id {shown(key)} stands twice, rename one" for key in counts if counts[key] > 1]
        if wrong:
            raise InvalidRelease(str(path), tuple(wrong))
        tables[name] |= {each.id: each for each in rows}
    held = {name: tuple(each.values()) for name, each in tables.items()}
    if base is None:
        return with_sheets(Vocabulary(held), folder)
    lent = frozenset(key for each in tables.values() for key in each)
    return with_sheets(Vocabulary(held, lent=lent, spare=_spare(tables["units"])), folder)


def _spare(units: Mapping[str, Any]) -> dict[str, Any]:
    """Return the units that figures are read in and that a vocabulary lacks, by id.

    A word that names a unit of the vocabulary is not given to another unit.
    """
    taken = {word.casefold() for each in units.values() for word in (each.name, *each.aliases)}
    found: dict[str, Any] = {}
    for each in known_units().values():
        factor = Decimal(each.factor.numerator) / each.factor.denominator
        name = each.id if each.id.isupper() else each.id.replace("-", " ")
        if each.id in units or not taken.isdisjoint((each.id, name)):
            continue
        words = dict.fromkeys(word for word in each.english + each.chinese if word not in taken)
        found[each.id] = Unit(
            id=UnitId(each.id),
            name=name,
            aliases=tuple(word for word in words if word != name),
            dimension=each.dimension,
            symbol=each.code or name,
            factor=factor if Fraction(factor) == each.factor else each.factor,
            integral=each.whole,
            code=each.code,
        )
    return found


def _bare(record: Any) -> Any:
    """Return a record of vocabulary without what it says of documents."""
    for name in ("roles", "anchors"):
        if getattr(record, name, ()):
            record = evolve(record, **{name: ()})
    return record


def with_sheets(words: Vocabulary, folder: Path) -> Vocabulary:
    """Return a vocabulary with the records that the sheets of a folder add.

    Raises:
        InvalidRelease: A row is no record; `problems` lists each with file, line and column.
        OSError: A file cannot be read.
    """
    rows = {
        name: [*_rows(folder / f"{name}.tsv", name)]
        for name in VOCABULARY
        if (folder / f"{name}.tsv").exists()
    }
    faults = [
        fault
        for found in rows.values()
        for fault in doubled("id", ((row["id"], place) for place, row in found if row["id"]))
    ]
    places: dict[str, Place] = {}
    for settle in (_named_alone, _record):  # names first, since rows may name one another
        made: dict[str, dict[str, Any]] = {
            name: {each.id: each for each in words.tables[name]} for name in VOCABULARY
        }
        for name, found in rows.items():
            for place, row in found:
                record = settle(name, place, row, words, faults)
                if record is not None:
                    made[name][record.id] = record
                    places[record.id] = place
        if faults:
            raise InvalidRelease(str(folder), tuple(dict.fromkeys(faults)))
        tables = {name: tuple(each.values()) for name, each in made.items()}
        words = Vocabulary(tables, places, words.lent - places.keys(), words.spare)
    return words


def _rows(path: Path, table: str) -> Iterator[tuple[Place, dict[str, str]]]:
    more = MORE_COLUMNS.get(table, ())
    wanted = f"{' '.join(COLUMNS[table] + more)}, with tabs"
    return full_rows(path, COLUMNS[table], more, wanted)


def _named_alone(
    table: str, place: Place, row: dict[str, str], _: Vocabulary, faults: list[str]
) -> Any:
    """Return the record of a row without its references to others."""
    bare = {column: "" if (table, column) in _REFERENCES else cell for column, cell in row.items()}
    return _built(table, place, bare, faults)


def _record(
    table: str, place: Place, row: dict[str, str], words: Vocabulary, faults: list[str]
) -> Any:
    """Return the record of a row, with names of other records replaced by ids."""
    known: dict[str, Any] = dict(row)
    for column, cell in row.items():
        other = _REFERENCES.get((table, column))
        if column == "roles":
            known[column] = [*_roles(place, cell, words, faults)]
        elif other is not None:
            found = [words.found(other, each) for each in listed(cell)]
            faults += (place.fault(column, fault) for _, fault in found if fault)
            known[column] = ";".join(key for key, _ in found)
    return _built(table, place, known, faults)


def _roles(
    place: Place, cell: str, words: Vocabulary, faults: list[str]
) -> Iterator[dict[str, Any]]:
    """Yield the roles of a person: `zj-2026: governor, zhejiang-government`, with semicolons."""
    for part in listed(cell):
        document, _, rest = part.partition(":")
        title, _, named = (each.strip() for each in rest.rpartition(","))
        body, fault = words.found("organizations", named)
        if not title or fault:
            said = f"{shown(part)} is no role, write zj-2026: governor, zhejiang-government"
            faults.append(place.fault("roles", fault if title else said))
        held = {"title": title, "organization": body, "document": document.strip()}
        yield held | {"note": None}


def _built(table: str, place: Place, row: dict[str, Any], faults: list[str]) -> Any:
    """Return the record of a row whose references are ids; none where it has faults."""
    cls = TABLES[table]
    fields = _fields(table, row)
    empty = [each for each in row if fields[each] is None and each not in _MAY_BE_EMPTY]
    found = [(each, "is empty, write it") for each in empty]
    found += [each for each in misread(cls, fields) if each[0] not in empty]
    if row.get("integral", "") not in ANSWERS:
        found.append(("integral", f"is {shown(row['integral'])}, write y, n or nothing"))
    if row["id"] and not is_id(row["id"]):
        found.append(("id", f"is {shown(row['id'])}, {_ID}"))
    if not found:
        held = {name: fields[name] for name in stored_types(cls, SCHEMAS[-1])}
        try:
            return parse_table(cls, json.dumps([held]).encode(), schema=SCHEMAS[-1])[0]
        except ValueError as fault:
            found.append(("row", str(fault)))
    faults += (place.fault(*each) for each in found)
    return None


def _fields(table: str, row: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = dict(_USUAL[table])
    if table == "units":
        fields |= {"symbol": row["name"], "integral": row["dimension"] == "count"}
    for column, cell in row.items():
        if column in _LISTS:
            fields[column] = [*listed(cell)]
        elif column == "integral" and cell:
            fields[column] = cell in YES
        elif cell or column not in fields:
            fields[column] = cell or None
    return fields
