"""Tables of an export that an engine answers for, with the verbs of the tables in memory."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self, cast

from npf_corpus.engine._bounds import within
from npf_corpus.engine._condition import Condition
from npf_corpus.engine._library import ibis
from npf_corpus.export._columns import Leaf, columns, flat
from npf_corpus.export._parquet import PARTS
from npf_corpus.query._store import Certainty, Store
from npf_corpus.query._verb import Axis, Verb
from npf_corpus.records import TABLES
from npf_corpus.records._figures import aspect_of
from npf_corpus.tables._tables import Figured
from npf_corpus.tables._verbs import Placed, Stated

if TYPE_CHECKING:
    import pandas  # noqa: ICN001 - the documentation shows its name
    import pyarrow  # noqa: ICN001

    from npf_corpus.comparison import Outcomes, Series
    from npf_corpus.engine._reach import Reach
    from npf_corpus.engine._store import ExportStore


class EngineTable(Placed):
    """A table of an export, or what verbs leave of it; an engine answers when it is asked.

    Verbs take what those of the tables in memory take, and mean the same.
    """

    __slots__ = ("_conditions", "_reach", "_store", "_table")
    _conditions: tuple[Condition, ...]
    _reach: Reach
    _store: Store
    _table: str

    def __init__(self) -> None:
        raise TypeError(f"an {type(self).__name__} comes from npf_corpus.engine.open()")

    @classmethod
    def _make(
        cls, reach: Reach, store: Store, table: str, conditions: tuple[Condition, ...] = ()
    ) -> Self:
        made = object.__new__(cls)
        made._reach = reach
        made._store = store
        made._table = table
        made._conditions = conditions
        return made

    def _narrow(self, condition: Condition) -> Self:
        return self._make(self._reach, self._store, self._table, (*self._conditions, condition))

    def _along(self, verb: Verb) -> Self:
        verb = self._store.resolved(verb)
        axis = cast("Axis", verb.axis)
        certainty: Certainty = verb.options.get("certainty", "certain")
        scopes = (self._store.scope(axis, key, certainty) for key in verb.arguments)
        keys = sorted(frozenset[Any]().union(*scopes))
        return self._narrow(self._reach.condition(self._table, axis, keys))

    @property
    def expression(self) -> Any:
        """The Ibis expression of the rows, to go on with."""
        rows = self._reach.tables[self._table]
        where = [each.on(rows) for each in self._conditions]
        return rows.filter(*where) if where else rows

    def ids(self) -> tuple[str, ...]:
        """Return the records' ids, in dataset order."""
        found = self._answer("ids", lambda rows: _ordered(rows).select("id"))
        return tuple([key for (key,) in found])

    def count(self) -> int:
        """Return how many records there are."""
        ((count,),) = self._answer("count", lambda rows: rows.count())
        return int(count)

    def _answer(self, name: str, ask: Callable[[Any], Any]) -> list[tuple[Any, ...]]:
        rows = self._reach.tables[self._table]
        forms = self._reach.forms
        return forms.answer(f"{name} of {self._table}", rows, self._conditions, ask)

    def to_arrow(self) -> pyarrow.Table:
        """Return an Arrow table, in dataset order, with columns and types of the export."""
        schema = cast("ExportStore", self._store).schema(self._table)
        found = _ordered(self.expression).to_pyarrow().select(schema.names)
        return cast("pyarrow.Table", found.cast(schema))

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas frame, in dataset order, as `Table.to_pandas` makes it.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from npf_corpus.export._frames import to_pandas

        parts = tuple(flat(columns(TABLES[self._table], self._store.manifest.schema)))
        rows = self.to_arrow().to_pylist()
        for part in parts:
            if isinstance(part, Leaf) and part.kind == "decimal":  # text where one is wide
                for row in rows:
                    number = row[part.name]
                    row[part.name] = Decimal(number) if isinstance(number, str) else number
        return to_pandas(parts, rows)

    def __repr__(self) -> str:
        """Return one line: of what, and from which release."""
        narrowed = ", narrowed" * bool(self._conditions)
        return f"<{self._table} of {self._store.manifest.title} in an engine{narrowed}>"


class EngineStatements(Stated, EngineTable):
    """Statements, which also narrow by initiative."""

    __slots__ = ()


class EngineClaims(Figured, EngineTable):
    """Numeric claims, which also narrow by measure, modality, aspect, theme, unit and value."""

    __slots__ = ()

    def _along(self, verb: Verb) -> Self:
        """Narrow; a theme, and in schema 1 an aspect, is told by the measure."""
        axis = verb.axis
        of_measures = axis == "theme" or (axis == "aspect" and self._store.manifest.schema == 1)
        if not of_measures:
            return super()._along(verb)
        wanted = self._store.resolved(verb).arguments
        measures = self._store.records("measures")
        keys = [
            each.id
            for each in measures
            if (each.theme if axis == "theme" else aspect_of(each.id)) in wanted
        ]
        return self._narrow(self._reach.condition("claims", "measure", keys))

    def _within(self, verb: Verb) -> Self:
        asked, possible = verb.options["asked"], verb.options["certainty"] == "possible"
        inferred = verb.options["inferred"]
        fine = PARTS[0] in self._reach.tables["claims"].columns
        condition = within(self._store, asked, possible=possible, inferred=inferred, fine=fine)
        return self._narrow(condition)

    def series(self) -> Series:
        """Return what the claims say of each thing and year, as `Claims.series` does.

        The claims are read into memory: narrow them first.
        """
        from npf_corpus.engine._compared import series

        return series(self)

    def outcomes(self) -> Outcomes:
        """Return each target among the claims beside what was told of it, as `Claims.outcomes`.

        All claims of the targets' measures are read into memory: narrow to measures first.
        """
        from npf_corpus.engine._compared import outcomes

        return outcomes(self, self._make(self._reach, self._store, self._table))


def _ordered(rows: Any) -> Any:
    """Return rows in dataset order."""
    if "anchor_start" not in rows.columns:
        return rows.order_by("id")
    first, last = (
        ibis().asc(rows[name], nulls_first=True) for name in ("anchor_start", "anchor_end")
    )
    return rows.order_by(rows.document, first, last, rows.id)
