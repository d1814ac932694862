"""What each record names along an axis, itself or through the records that it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from datetime import date

    from npf_corpus.records import (
        Document,
        Initiative,
        Mention,
        NumericClaim,
        Region,
        Sector,
        Statement,
        Tier,
    )

AXES_HELD = ("region", "sector", "document", "speaker", "initiative", "measure", "modality")
"""The axes along which records refer to others, or to a choice."""

FACTS = {"claims": ("unit", "basis", "aspect", "theme", "span"), "tiers": ("tier",)}
"""Fields of a table's records that are asked for in the same way as references."""

HIERARCHIES = ("region", "sector", "initiative")
CERTAINTIES = ("certain", "possible")


class Held(Protocol):
    """The records of a release, or what has them."""

    def records(self, table: str) -> Sequence[Any]:
        """Return a table's records in dataset order."""
        ...

    def record(self, table: str, key: str) -> Any:
        """Return the record of a table with an id."""
        ...

    def statement_at(self, document: str, start: int) -> Statement | None:
        """Return the statement of a document that a place lies in, None outside any."""
        ...


class Tables:
    """The records of a release that is being written."""

    def __init__(self, tables: Mapping[str, Sequence[Any]]) -> None:
        self._tables = tables
        self._by_id: dict[str, dict[str, Any]] = {}
        self._places: dict[str, Places] | None = None

    def records(self, table: str) -> Sequence[Any]:
        """Return a table's records in dataset order."""
        return self._tables[table]

    def record(self, table: str, key: str) -> Any:
        """Return the record of a table with an id, None where the release lacks it."""
        if table not in self._by_id:
            self._by_id[table] = {record.id: record for record in self._tables[table]}
        return self._by_id[table].get(key)

    def statement_at(self, document: str, start: int) -> Statement | None:
        """Return the statement of a document that a place lies in, None outside any."""
        if self._places is None:
            found: dict[str, list[Statement]] = {}
            for statement in self._tables["statements"]:
                found.setdefault(statement.document, []).append(statement)
            self._places = {key: Places(held) for key, held in found.items()}
        places = self._places.get(document)
        return None if places is None else places.at(start)


class Places:
    """The statements of a document by where they start."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        found = sorted(
            ((each.anchor.start, each) for each in statements if each.anchor is not None),
            key=lambda pair: pair[0],
        )
        self._starts = [start for start, _ in found]
        self._statements = [statement for _, statement in found]

    def at(self, start: int) -> Statement | None:
        """Return the statement that a place lies in, None outside any."""
        place = bisect_right(self._starts, start) - 1
        if place < 0:
            return None
        anchor = self._statements[place].anchor
        return self._statements[place] if anchor is not None and start < anchor.end else None


def links(tables: Held, axis: str, certainty: str) -> dict[str, list[str]]:
    """Return what each id of a hierarchy contains; with `possible` partial members too."""
    found: Iterable[tuple[str | None, str]] = ()
    if axis == "region":
        found = _region_links(tables.records("regions"), certainty)
    elif axis == "sector":
        sectors: Sequence[Sector] = tables.records("sectors")
        found = ((whole, each.id) for each in sectors for whole in each.broader)
    elif axis == "initiative":
        initiatives: Sequence[Initiative] = tables.records("initiatives")
        found = ((each.part_of, each.id) for each in initiatives)
    parts: dict[str, list[str]] = {}
    for whole, part in found:
        if whole is not None:
            parts.setdefault(whole, []).append(part)
    return parts


def _region_links(regions: Iterable[Region], certainty: str) -> Iterator[tuple[str | None, str]]:
    """Yield each region with its parent, and each group with the members that count."""
    for region in regions:
        yield region.parent, region.id
        for member in region.members:
            if member.coverage == "full" or certainty == "possible":
                yield region.id, member.region


_NAMED: dict[str, Callable[[NumericClaim], Collection[str]]] = {
    "region": lambda claim: claim.regions,
    "sector": lambda claim: claim.sectors,
    "initiative": lambda claim: (claim.initiative,) if claim.initiative else (),
    "measure": lambda claim: (claim.measure,),
    "modality": lambda claim: (claim.modality,),
    "unit": lambda claim: (claim.quantity.unit or "",),
    "basis": lambda claim: (claim.quantity.unit_basis or "",),
    "aspect": lambda claim: (claim.aspect,),
}
"""What a claim names along an axis, itself."""


class Keys:
    """What a record names along one axis, itself or through the records it belongs to."""

    def __init__(self, tables: Held, axis: str) -> None:
        self._tables = tables
        self._axis = axis
        self._readers: dict[str, Callable[[Any], Collection[str]]] = {
            "Document": self._document,
            "Initiative": self._initiative,
            "Tier": self._tier,
            "Statement": self._statement,
            "NumericClaim": self._claim,
            "Mention": self._mention,
        }

    @cached_property
    def _said(self) -> dict[str, set[str]]:
        """What the statements of each document, and about each initiative, name."""
        found: dict[str, set[str]] = {}
        for statement in cast("tuple[Statement, ...]", self._tables.records("statements")):
            keys = set(self._statement(statement))
            for each in (statement.document, *statement.initiatives):
                found.setdefault(each, set()).update(keys)
        return found

    def of(self, record: Any) -> Collection[str]:
        """Return the ids that a record names."""
        return self.reader(type(record).__name__)(record)

    def reader(self, kind: str) -> Callable[[Any], Collection[str]]:
        """Return what tells the ids that each record of a class names."""
        if self._axis == "document" and kind not in {"Document", "Initiative"}:
            return lambda record: (record.document,)
        if kind == "NumericClaim" and self._axis in _NAMED:
            return _NAMED[self._axis]
        return self._readers[kind]

    def _document(self, record: Document) -> Collection[str]:
        return (record.id,) if self._axis == "document" else self._said.get(record.id, ())

    def _statement(self, record: Statement) -> Collection[str]:
        return {
            "region": record.regions,
            "sector": record.sectors,
            "speaker": record.speakers,
            "initiative": record.initiatives,
        }[self._axis]

    def _claim(self, record: NumericClaim) -> Collection[str]:
        if self._axis == "speaker":
            statement = self._tables.record("statements", record.statement)
            return () if statement is None else self._statement(statement)
        if self._axis in {"theme", "span"}:
            return self._theme(record) if self._axis == "theme" else spans_of(record)
        return _NAMED[self._axis](record)

    def _theme(self, record: NumericClaim) -> Collection[str]:
        measure = self._tables.record("measures", record.measure)
        return () if measure is None or measure.theme is None else (measure.theme,)

    def _initiative(self, record: Initiative) -> Collection[str]:
        if self._axis == "document":
            return [each.document for each in record.anchors]
        if self._axis == "region":
            return record.regions
        if self._axis == "sector":
            return [*record.sectors, *(key for part in record.components for key in part.sectors)]
        return self._said.get(record.id, ())

    def _tier(self, record: Tier) -> Collection[str]:
        if self._axis in {"sector", "tier"}:
            return (getattr(record, self._axis),)
        if record.anchor is None:
            return ()
        statement = self._tables.statement_at(record.document, record.anchor.start)
        return () if statement is None else self._statement(statement)

    def _mention(self, record: Mention) -> Collection[str]:
        if record.kind == "number":
            claims = (self._tables.record("claims", key) for key in record.claims)
            return [key for claim in claims if claim for key in self._claim(claim)]
        entity = cast("str", record.entity)
        if record.kind == "initiative" and self._axis != "initiative":
            initiative = self._tables.record("initiatives", entity)
            return () if initiative is None else self._initiative(initiative)
        named = {"region": {"region"}, "sector": {"sector"}, "initiative": {"initiative"}}
        kinds = named.get(self._axis, {"person", "organization"})
        return (entity,) if record.kind in kinds else ()


def spans_of(record: NumericClaim) -> list[str]:
    """Return the years that a claim is of, the first and the last of each time that it has.

    Where one end of a time is open, it is of the year of the other end alone.
    """
    times = (record.as_of, record.deadline)
    return [years_of((each.start, each.end)) for each in times if each is not None]


def years_of(days: tuple[date | None, date | None]) -> str:
    """Return the years of a first and a last day, of which one may be open, such as `2021/2025`."""
    first, last = days[0] or days[1], days[1] or days[0]
    return f"{cast('Any', first).year}/{cast('Any', last).year}"


def years_in(span: str) -> range:
    """Return the years of a span, such as `2021/2025`."""
    first, _, last = span.partition("/")
    return range(int(first), int(last) + 1)
