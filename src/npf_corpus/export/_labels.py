"""Rows for people: names in place of ids, years and days, the document, and no digests.

The order of the columns is one for all kinds of record: what a record says, in the order of its
fields; when and where it says so (`year`, `statement`, `speakers`, `document`, `date`, `url`);
its place in the text; ids, its own first. A list is one text, its items apart by "; ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from attrs import frozen

from npf_corpus.export._columns import Kind, Leaf, Many, columns, flat, items, singular
from npf_corpus.export._rows import Row, rows_of
from npf_corpus.query._reach import years_of
from npf_corpus.records import TABLES, Document, NumericClaim, Period, Record, Region
from npf_corpus.records._kinds import title_of

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

_PROVINCES = ("province", "autonomous-region", "municipality", "special-administrative-region")
_DIGESTS = ("text_sha256", *(f"anchor_{part}" for part in ("length", "digest", "before", "after")))
"""The parts of a text or an anchor that only programs read."""
_SAID, _WHERE, _PLACE, _IDS = range(4)
"""The parts of a row, in order."""
_ORDER = ("year", "statement", "speakers", "document", "date", "url")
"""The columns of the second part."""
_BETWEEN = "; "

Read = Callable[[Any, Row], object]


@frozen
class Shown:
    """A column for people: its part of the row, what it is, and how it is read off a record."""

    part: int
    leaf: Leaf
    read: Read


def labelled(
    store: Store, table: str, records: Iterable[Record]
) -> tuple[tuple[Leaf, ...], list[Row]]:
    """Return the columns that people read of a table, and a row of them for each record."""
    shown = sorted(_Labels(store, table).columns(), key=_rank)
    held = list(records)
    rows = [
        {each.leaf.name: each.read(record, row) for each in shown}
        for record, row in zip(held, rows_of(table, held, store.manifest.schema), strict=True)
    ]
    return tuple(each.leaf for each in shown), rows


def named(
    store: Store, parts: Iterable[Leaf | Many], rows: Iterable[Row]
) -> tuple[tuple[Leaf, ...], list[Row]]:
    """Return columns and rows with names in place of ids, and each list as one text."""
    labels = _Labels(store, "claims")
    shown = tuple(labels.plainly(part) for part in parts)
    return tuple(leaf for leaf, _ in shown), [
        {leaf.name: read(row[leaf.name]) for leaf, read in shown} for row in rows
    ]


def _rank(shown: Shown) -> tuple[int, int]:
    name = shown.leaf.name
    inner = _ORDER.index(name) if shown.part == _WHERE else shown.part == _IDS and name != "id"
    return shown.part, int(inner)


def _leaf(name: str, kind: Kind, means: str) -> Leaf:
    return Leaf(name, name, kind, True, (), None, means)  # noqa: FBT003 - any label may be missing


def _joined(words: Iterable[object]) -> str | None:
    found = dict.fromkeys(str(each) for each in words if each not in {None, ""})
    return _BETWEEN.join(found) or None


class _Labels:
    """The columns that people read of one table of a release."""

    def __init__(self, store: Store, table: str) -> None:
        self._store = store
        self._cls = TABLES[table]
        self._names: dict[tuple[str, bool], str] = {}

    def columns(self) -> Iterator[Shown]:
        """Yield the columns, in any order of their parts."""
        for part in flat(columns(self._cls, self._store.manifest.schema)):
            if part.name in _DIGESTS:
                continue
            if isinstance(part, Many):
                yield from self._many(part)
            else:
                yield from self._one(part)
        yield from self._where()

    def plainly(self, part: Leaf | Many) -> tuple[Leaf, Callable[[Any], object]]:
        """Return a column for people, with the function that reads its value."""
        if isinstance(part, Leaf):
            name = part.table if part.table in {"measures", "units"} else ""
            if not name:
                return part, lambda value: value
            return part, lambda key: self._name(key, symbol=name == "units")
        leaf = _leaf(part.name, "text", part.meaning)
        if isinstance(part.item, Leaf) and part.item.table in {"regions", "sectors"}:
            return leaf, lambda keys: _joined(map(self._name, keys))
        return leaf, _joined

    def _one(self, leaf: Leaf) -> Iterator[Shown]:
        name = leaf.name

        def read(_: Any, row: Row) -> object:
            return row[name]

        if name == "id" or name.startswith("anchor_"):
            yield Shown(_IDS if name == "id" else _PLACE, leaf, read)
        elif leaf.table is not None:
            if name == "region":
                yield self._province(lambda record: (record.region,))
            yield Shown(
                _WHERE if name in {"document", "statement"} else _SAID,
                _leaf(name, "text", leaf.meaning),
                lambda _, row: self._name(row[name], symbol=name == "unit"),
            )
            yield Shown(_IDS, _leaf(f"{name}_id", "text", f"Id: {leaf.meaning}"), read)
        else:
            yield Shown(_SAID, leaf, read)
            if name in {"as_of", "deadline"}:
                yield from self._days(leaf)

    def _days(self, leaf: Leaf) -> Iterator[Shown]:
        """Yield the first and the last day of a time, each None where it is open."""

        def first(record: Any, _: Row) -> object:
            time: Period | None = getattr(record, leaf.field)
            return time and time.start

        def last(record: Any, _: Row) -> object:
            time: Period | None = getattr(record, leaf.field)
            return time and time.end

        yield Shown(_SAID, _leaf(f"{leaf.name}_start", "date", "First day of it."), first)
        yield Shown(_SAID, _leaf(f"{leaf.name}_end", "date", "Last day of it."), last)

    def _many(self, many: Many) -> Iterator[Shown]:
        name, item = many.name, many.item
        if name == "regions":
            yield self._province(lambda record: record.regions)
        if not isinstance(item, Leaf):
            parts = [each for each in flat(items(many)) if not each.name.startswith("anchor_")]
            text = _leaf("documents" if name == "anchors" else name, "text", many.meaning)
            yield Shown(_SAID, text, lambda _, row: self._told(parts, row[name]))
            return
        text = _leaf(name, "text", many.meaning)
        if item.table is None:
            yield Shown(_SAID, text, lambda _, row: _joined(cast("list[str]", row[name])))
            return
        yield Shown(
            _SAID, text, lambda _, row: _joined(map(self._name, cast("list[str]", row[name])))
        )
        ids = _leaf(f"{singular(name)}_ids", "text", f"Ids: {many.meaning}")
        yield Shown(_IDS, ids, lambda _, row: _joined(cast("list[str]", row[name])))

    def _told(self, parts: list[Leaf | Many], rows: object) -> str | None:
        """Return the items of a list as texts, the parts of each separated by commas."""
        return _joined(
            ", ".join(filter(None, (self._part(part, row[part.name]) for part in parts)))
            for row in cast("list[Row]", rows)
        )

    def _part(self, part: Leaf | Many, value: Any) -> str | None:
        if isinstance(part, Many):
            return _joined(map(self._name, value))
        named = self._name(value) if part.table else value
        return None if named is None else str(named)

    def _name(self, key: Any, *, symbol: bool = False) -> str | None:
        """Return what a reader calls the record with an id."""
        if key is None:
            return None
        if (key, symbol) not in self._names:
            table = next(each for each in TABLES if key in self._store.positions(each))
            record = self._store.record(table, key)
            self._names[key, symbol] = str(record.symbol) if symbol else title_of(record)
        return self._names[key, symbol]

    def _province(self, regions: Callable[[Any], Iterable[str | None]]) -> Shown:
        """Return the column of the provinces that regions are or lie in."""

        def read(record: Any, _: Row) -> object:
            above = (self._province_of(key) for key in regions(record) if key)
            return _joined(dict.fromkeys(above))

        return Shown(_SAID, _leaf("province", "text", "The provincial unit that it lies in."), read)

    def _province_of(self, key: str) -> str | None:
        seen: set[str] = set()
        while key not in seen:
            seen.add(key)
            region: Region = self._store.record("regions", key)
            if region.kind in _PROVINCES or region.parent is None:
                return region.name if region.kind in _PROVINCES else None
            key = region.parent
        return None

    def _where(self) -> Iterator[Shown]:
        """Yield when and where a record says so."""
        if self._cls is Region:
            yield self._province(lambda record: (record.id,))
        if self._cls is not Document and not hasattr(self._cls, "document"):
            return
        means = "The year that it is of, as `by_year` has it."
        yield Shown(_WHERE, _leaf("year", "integer", means), lambda record, _: self._year(record))
        if self._cls is NumericClaim:
            means = "Who says it, in the statement that it is part of."
            yield Shown(_WHERE, _leaf("speakers", "text", means), lambda each, _: self._said(each))
        means = "Day on which it was said, or else published."
        yield Shown(
            _WHERE,
            _leaf("date", "date", means),
            lambda each, _: self._document(each).asserted or self._document(each).published,
        )
        if self._cls is not Document:
            yield Shown(
                _WHERE,
                _leaf("url", "text", "Public address of the document."),
                lambda each, _: self._document(each).url,
            )

    def _document(self, record: Any) -> Document:
        if isinstance(record, Document):
            return record
        return cast("Document", self._store.record("documents", record.document))

    def _year(self, record: Any) -> int | None:
        dated = record if isinstance(record, NumericClaim) else self._document(record)
        years = years_of(dated)
        return years[0][-1] if years else None

    def _said(self, claim: NumericClaim) -> str | None:
        statement = self._store.record("statements", claim.statement)
        return _joined(map(self._name, statement.speakers)) or statement.speaker_label
