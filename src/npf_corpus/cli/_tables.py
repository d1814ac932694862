"""Records as the command line writes them: cells to read, JSON and CSV to work with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from npf_corpus.cli import _output as output
from npf_corpus.cli._output import Json, Row, text
from npf_corpus.corpus import Corpus
from npf_corpus.intervals._interval import plainly
from npf_corpus.quantities import Quantity
from npf_corpus.query._notebook import told
from npf_corpus.records import SCHEMA, NumericClaim, Person, Region, Statement, Text, Tier
from npf_corpus.records._kinds import KIND, KINDS, title_of
from npf_corpus.release._converter import plain, stored

_NESTED: dict[str, Row] = {
    "anchor": ("start", "end"),
    "quantity": stored(Quantity),
    "text": stored(Text),
}
"""The fields that are columns of their own in CSV, and those columns."""

_REFERENCES = (
    {each for kind in KINDS for each in (kind.table, kind.one)}
    | {"broader", "entity", "item_of", "lead", "parent", "part_of", "publisher", "speakers"}
) - {"tier"}
"""The fields that hold ids: named like a table, like one of its records, or otherwise."""


def to_cells(corpus: Corpus, name: str, records: Iterable[object]) -> tuple[Row, list[Row]]:
    """Return the headings of a table and the cells of its records."""
    cells = KIND[name].cells
    rows = [
        tuple(_lines(_shown(corpus, record, name) for name in names) for names in cells.values())
        for record in records
    ]
    return tuple(cells), rows


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _shown(corpus: Corpus, record: Any, name: str) -> str:
    """Return what a reader sees of a field, or of a field made up below."""
    if name in _MADE:
        return _MADE[name](corpus, record)
    value: Json = plain(getattr(record, name))
    if name not in _REFERENCES or not value:
        return text(value)
    return ", ".join(title_of(corpus[str(key)]) for key in _items(value))


def _figure(corpus: Corpus, claim: NumericClaim) -> str:
    quantity = claim.quantity
    unit = "" if quantity.unit is None else f" {corpus.units[quantity.unit].symbol}"
    inferred = " (inferred)" if quantity.unit_basis == "inferred" else ""
    value = f"{plainly(quantity.interval)}{unit}{inferred}"
    same = value.replace(" ", "") == quantity.surface
    return quantity.surface if same else f"{quantity.surface}\n{value}"


def _speaker(corpus: Corpus, statement: Statement) -> str:
    return _shown(corpus, statement, "speakers") or statement.speaker_label or "narrator"


def _by(corpus: Corpus, claim: NumericClaim) -> str:
    return f"by {_speaker(corpus, corpus.statements[claim.statement])}"


def _owner(corpus: Corpus, tier: Tier) -> str:
    """Return whose document says it, a place's or else its publisher's, and of which year."""
    document = corpus.documents[tier.document]
    place = corpus.regions[document.region] if document.region else None
    whose = (
        place.name if place and place.kind != "country" else _shown(corpus, document, "publisher")
    )
    return f"{whose}, {(document.asserted or document.published).year}"


def _place_kind(corpus: Corpus, region: Region) -> str:
    parent = _shown(corpus, region, "parent")
    return region.kind.replace("-", " ") + (f" of {parent}" if parent else "")


def _offices(corpus: Corpus, person: Person) -> str:
    bodies = ((role.title, _shown(corpus, role, "organization")) for role in person.roles)
    return _lines(dict.fromkeys(", ".join(filter(None, body)) for body in bodies))


_MADE: dict[str, Callable[[Corpus, Any], str]] = {
    "by": _by,
    "class": lambda _, mention: ": ".join(filter(None, (mention.kind, mention.number_class))),
    "depth": lambda _, document: "figures alone" if document.depth == "figures" else "",
    "disputed": lambda _, claim: "disputed" if claim.disputed else "",
    "figure": _figure,
    "hedged": lambda _, claim: "striven for" if claim.hedged else "",
    "measured": lambda corpus, claim: _shown(corpus, claim, "measure") + told(claim, corpus.schema),
    "names": lambda _, record: " ".join(filter(None, (record.name, record.name_zh))),
    "offices": _offices,
    "owner": _owner,
    "place": lambda _, record: text(plain(record.anchor)),
    "place_kind": _place_kind,
    "speaker": _speaker,
}


def to_csv(kind: type, records: Iterable[object], schema: int = SCHEMA) -> bytes:
    """Return one row a record and one column a field; figures and places have columns each."""
    headings = [heading for heading, _ in _headings(kind, schema)]
    rows = ([value for _, value in _fields(each, schema)] for each in records)
    return output.to_csv(headings, rows)


def to_json(records: Iterable[object], schema: int = SCHEMA) -> bytes:
    """Return the records as a release of a schema has them."""
    return output.to_json(plain(each, schema) for each in records)


def _headings(kind: type, schema: int) -> list[tuple[str, str]]:
    """Return each column of a kind of record with the field that it is from."""
    names = stored(kind, schema)
    return [(column, name) for name in names for column in _NESTED.get(name, (name,))]


def _fields(record: object, schema: int) -> list[tuple[str, Json]]:
    fields: list[tuple[str, Json]] = []
    for column, name in _headings(type(record), schema):
        value: Json = plain(getattr(record, name), schema)
        if name in _NESTED:
            value = value[column] if isinstance(value, dict) else None
        fields.append((column, value))
    return fields


def _items(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def to_fields(corpus: Corpus, record: object) -> tuple[Row, Row]:
    """Return the names of a record's fields and what each holds, ids with what they stand for."""
    fields = _fields(record, corpus.schema)
    texts: list[str] = []
    for name, value in fields:
        lines = [text(each) for each in _items(value)]
        named = [_explained(corpus, key) for key in lines if key] if name in _REFERENCES else lines
        texts.append(_lines(named))
    return tuple(name for name, _ in fields), tuple(texts)


def _explained(corpus: Corpus, key: str) -> str:
    name = title_of(corpus[key])
    alike = name.casefold() in {key.casefold(), key.replace("-", " ").casefold()}
    return key if alike else f"{key} ({name})"
