"""What names reach in an engine: a condition on the rows of a table for each axis.

The rules are those of `release/_keys.py` and `query/_reach.py`: what a record names itself, or
through the records that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from npf_corpus.engine._condition import Condition, Forms, Values
from npf_corpus.engine._library import ibis

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {"document": "id", "publisher": "publisher", "genre": "genre"},
    "initiatives": {"region": "regions"},
    "tiers": {"document": "document", "sector": "sector", "tier": "tier"},
    "statements": {"document": "document", "region": "regions", "sector": "sectors",
                   "speaker": "speakers", "initiative": "initiatives"},
    "claims": {"document": "document", "region": "regions", "sector": "sectors",
               "initiative": "initiative", "measure": "measure", "modality": "modality",
               "aspect": "aspect", "unit": "unit"},
    "mentions": {"document": "document"},
}  # fmt: skip
"""The column, for each table and axis, in which its rows have what they name."""

_NAMED = {"speaker": ("person", "organization")}
"""The kinds of mentions that name something along an axis, where that is not the axis's own."""

_PERIOD = "period"
"""The axis of claims that a year stands for: the times at which they hold, or their deadlines."""

_OF_DOCUMENTS = ("publisher", "genre", "year")


class Reach:
    """The tables of an export as Ibis has them, with conditions on their rows."""

    def __init__(
        self,
        tables: Mapping[str, Any],
        overlap: Callable[[Any, list[str]], Any],
        forms: Forms,
        told: Callable[[], Iterable[tuple[str, int, int]]],
    ) -> None:
        """Take the tables, what says that a list holds any of some keys, what answers, and periods.

        Periods are those of claims, each with its first and last year, looked up when a year is
        asked for.
        """
        self.tables = tables
        self.forms = forms
        self._overlap = overlap
        self._told = told

    def condition(self, table: str, axis: str, keys: Collection[Any]) -> Condition:
        """Return the condition that a row of a table names any of the keys along an axis."""
        if axis == "year" and table == "claims":
            axis, keys = _PERIOD, self._periods(keys)
        if axis == "year":

            def fixed(*_: Any) -> Any:
                return self.where(table, axis, keys)

            return Condition((axis, *keys), (), fixed)
        values = (tuple(keys),) if keys else ()

        def build(_: Any, given: Values) -> Any:
            return self.where(table, axis, given[0] if given else ())

        return Condition((axis, bool(keys)), values, build)

    def where(self, table: str, axis: str, keys: Collection[Any]) -> Any:
        """Return that condition on the whole table."""
        rows = self.tables[table]
        column = COLUMNS[table].get(axis)
        if column is not None:
            return self._holds(rows[column], keys)
        if axis == _PERIOD:
            return self._holds(rows.as_of, keys) | self._holds(rows.deadline, keys)
        if axis == "year" and table == "documents":
            said = ibis().coalesce(rows.asserted, rows.published)
            return said.year().isin(sorted(keys))
        if axis in _OF_DOCUMENTS:
            said = self._ids("documents", axis, keys)
            return self._through_documents(table, said)
        if axis == "tier":
            return self._tier(table, keys)
        return getattr(self, f"_{table}")(rows, axis, keys)

    def _periods(self, years: Collection[int]) -> list[str]:
        """Return the periods of claims that any of some years is in."""
        return [
            period
            for period, first, last in self._told()
            if any(first <= year <= last for year in years)
        ]

    def _holds(self, column: Any, keys: Collection[Any]) -> Any:
        """Return the condition that a column has one of the keys, or a list with one of them."""
        some = sorted(keys)
        return self._overlap(column, some) if column.type().is_array() else column.isin(some)

    def _ids(self, table: str, axis: str, keys: Collection[Any]) -> Any:
        """Return the ids of the rows that name any of the keys along an axis."""
        return self.tables[table].filter(self.where(table, axis, keys)).id

    def _through_documents(self, table: str, ids: Any) -> Any:
        """Return the condition that a row is of one of the documents."""
        rows = self.tables[table]
        if table != "initiatives":
            return rows.document.isin(ids)
        places = self._anchored()
        return rows.id.isin(places.filter(places.document.isin(ids)).id)

    def _anchored(self) -> Any:
        """Return initiatives with each document that names or describes them."""
        rows = self.tables["initiatives"]
        places = rows.select("id", place=rows.anchors.unnest())
        return places.select("id", document=places.place.document)

    def _documents(self, rows: Any, axis: str, keys: Collection[str]) -> Any:
        """A document names what its statements name."""
        statements = self.tables["statements"]
        return rows.id.isin(statements.filter(self.where("statements", axis, keys)).document)

    def _claims(self, rows: Any, axis: str, keys: Collection[str]) -> Any:
        """A claim's speakers are its statement's."""
        return rows.statement.isin(self._ids("statements", axis, keys))

    def _tiers(self, rows: Any, axis: str, keys: Collection[str]) -> Any:
        """A tier's region and speaker are those of the statement that it stands in."""
        statements = self.tables["statements"].filter(self.where("statements", axis, keys))
        return rows.id.isin(_standing(rows, statements).tier)

    def _initiatives(self, rows: Any, axis: str, keys: Collection[str]) -> Any:
        """An initiative has its components' sectors, and the speakers who point to it."""
        if axis == "sector":
            parts = self._sectors_of_parts()
            inner = parts.filter(parts.sector.isin(sorted(keys))).id
            return self._holds(rows.sectors, keys) | rows.id.isin(inner)
        if axis == "document":
            places = self._anchored()
            return rows.id.isin(places.filter(places.document.isin(sorted(keys))).id)
        statements = self.tables["statements"].filter(self.where("statements", axis, keys))
        pointed = statements.select(initiative=statements.initiatives.unnest())
        return rows.id.isin(pointed.initiative)

    def _sectors_of_parts(self) -> Any:
        rows = self.tables["initiatives"]
        parts = rows.select("id", part=rows.components.unnest())
        return parts.select("id", sector=parts.part.sectors.unnest())

    def _mentions(self, rows: Any, axis: str, keys: Collection[str]) -> Any:
        """A mention names its entity; a number what its claims do, an initiative what that does."""
        found = rows.kind.isin(list(_NAMED.get(axis, (axis,)))) & rows.entity.isin(sorted(keys))
        stated = rows.select("id", claim=rows.claims.unnest())
        stated = stated.filter(stated.claim.isin(self._ids("claims", axis, keys)))
        found |= (rows.kind == "number") & rows.id.isin(stated.id)
        plans = self._ids("initiatives", axis, keys)
        return found | ((rows.kind == "initiative") & rows.entity.isin(plans))

    def _tier(self, table: str, tiers: Collection[str]) -> Any:
        """What is about a sector in a document that places it in a tier; see `query/_reach.py`."""
        rows = self.tables[table]
        every = self.tables["tiers"]
        placed = every.filter(self.where("tiers", "tier", tiers))
        if table == "documents":
            return rows.id.isin(placed.document)
        about = self._about(table).semi_join(placed, ["document", "sector"])
        found = rows.id.isin(about.id)
        if table == "statements":
            found |= rows.id.isin(_standing(placed, rows).statement)
        return found

    def _about(self, table: str) -> Any:
        """Return the rows of a table with each document and sector that they are about."""
        rows = self.tables[table]
        if table == "initiatives":
            own = rows.select("id", sector=rows.sectors.unnest())
            return own.union(self._sectors_of_parts()).join(self._anchored(), "id")
        if table != "mentions":
            return rows.select("id", "document", sector=rows.sectors.unnest())
        named = rows.filter(rows.kind == "sector").select("id", "document", sector="entity")
        numbers = rows.filter(rows.kind == "number")
        stated = numbers.select("id", "document", claim=numbers.claims.unnest())
        plans = rows.filter(rows.kind == "initiative")
        plans = plans.select("id", "document", plan="entity")
        of_claims = self._about("claims").select(claim="id", sector="sector")
        initiatives = self.tables["initiatives"]
        own = initiatives.select("id", sector=initiatives.sectors.unnest())
        of_plans = own.union(self._sectors_of_parts()).select(plan="id", sector="sector")
        return named.union(
            stated.join(of_claims, "claim").select("id", "document", "sector")
        ).union(plans.join(of_plans, "plan").select("id", "document", "sector"))


def _standing(tiers: Any, statements: Any) -> Any:
    """Return tiers with the statements that they stand in."""
    places = tiers.select("document", tier="id", at="anchor_start")
    spans = statements.select("document", statement="id", start="anchor_start", end="anchor_end")
    both = places.join(spans, "document")
    return both.filter((both.start <= both["at"]) & (both["at"] < both.end))
