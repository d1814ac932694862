"""Names that a sheet uses, as ids of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Context, Decimal
from typing import Any

from attrs import evolve

from npf_corpus.drafting._sheet import Place
from npf_corpus.errors import AmbiguousName, InvalidBounds, UnknownName
from npf_corpus.intervals import Interval
from npf_corpus.quantities import Quantity
from npf_corpus.query._names import Names
from npf_corpus.records import SCHEMAS
from npf_corpus.records._kinds import KIND, KIND_OF
from npf_corpus.release._converter import leaf, optional, stored_types

_FROM_ZERO = Interval.parse("[0,)")
_WIDE = Context(prec=60)
"""Divides the bounds of domains, whatever context a caller has."""

VOCABULARY = ("regions", "sectors", "organizations", "people", "initiatives", "measures", "units")


class Vocabulary:
    """The records that sheets speak of, found by id or name."""

    def __init__(
        self,
        tables: Mapping[str, Sequence[Any]],
        places: Mapping[str, Place] | None = None,
        lent: frozenset[str] = frozenset(),
        spare: Mapping[str, Any] | None = None,
    ) -> None:
        """Take the records by table, rows that a person wrote, ids of a base, and units by id.

        The last are found by their ids alone, where the table has no unit with that id.
        """
        self.tables = tables
        self.places: Mapping[str, Place] = places or {}
        self.lent = lent
        self.spare: Mapping[str, Any] = spare or {}
        self._by_id = {name: {each.id: each for each in rows} for name, rows in tables.items()}
        self._by_id["units"] = {**self.spare, **self._by_id["units"]}
        self._names: dict[str, Names] = {}

    def record(self, table: str, key: str) -> Any:
        """Return the record with an id."""
        return self._by_id[table][key]

    def has(self, table: str, key: str) -> bool:
        """Return whether there is a record with an id."""
        return key in self._by_id[table]

    def resolve(self, table: str, name: str) -> str:
        """Return the id that a name stands for.

        Raises:
            AmbiguousName: Several records have it.
            UnknownName: None has it.
        """
        if name in self._by_id[table]:
            return name
        if table not in self._names:
            self._names[table] = Names(KIND[table].one, map(self._entry, self.tables[table]))
        return self._names[table].resolve(name)

    def words(self, table: str, key: str) -> list[str]:
        """Return what a record is called, the longest first, and of one length by letters."""
        record = self.record(table, key)
        names = (getattr(record, each) for each in KIND[table].names)
        known = {*filter(None, names), *record.aliases}
        return sorted(known, key=lambda name: (-len(name), name))

    def admitted(self, said: Interval, aspect: str, measure: str, unit: str) -> Interval | None:
        """Return the values that words admit: of a level those that its measure can have, if any.

        Args:
            said: The values that the words say.
            aspect: What they are of the measure; an empty one is a level.
            measure: Id of the measure; one that is not known has values from zero up.
            unit: Id of the unit, if it is known; a domain is in the base unit of its dimension.
        """
        if aspect not in {"", "level"}:
            return said
        domain = self.record("measures", measure).domain if measure else _FROM_ZERO
        factor = self.record("units", unit).factor if self.has("units", unit) else 1
        above, below = (factor if factor > 0 else 1).as_integer_ratio()
        lower, upper = (
            None if each is None else _WIDE.divide(_WIDE.multiply(each, below), Decimal(above))
            for each in (domain.lower, domain.upper)
        )
        try:
            return said.clip(evolve(domain, lower=lower, upper=upper))
        except InvalidBounds:
            return None

    def proposed(self, quantity: Quantity | None, aspect: str, measure: str, unit: str) -> str:
        """Return what a draft writes as the interval of a quantity; nothing where none is read."""
        if quantity is None:
            return ""
        said = quantity.interval
        return str(self.admitted(said, aspect, measure, unit) or said)

    def speaker(self, name: str) -> str:
        """Return the id of a person or body that speaks; nothing where none has the name."""
        return self.found("people", name)[0] or self.found("organizations", name)[0]

    def found(self, table: str, name: str) -> tuple[str, str]:
        """Return the id that a name stands for, or else why it stands for none and what to write.

        One of the two is empty.
        """
        try:
            return self.resolve(table, name), ""
        except AmbiguousName as fault:
            return "", str(fault)
        except UnknownName as fault:
            return "", f"{fault}; write a known one, or add it to vocabulary/{table}.tsv"

    def _entry(self, record: Any) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        kind = KIND_OF[type(record)]
        names = tuple(name for each in kind.names if (name := getattr(record, each)))
        more = tuple(name for each in kind.aliases if (name := getattr(record, each)))
        return record.id, names, (*record.aliases, *more)


def misread(cls: Any, fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each field whose words a record of the kind does not take, and why."""
    for name, kind in stored_types(cls, SCHEMAS[-1]).items():
        read = leaf(optional(kind) or kind)
        if type(fields.get(name)) is str and read is not None:
            try:
                read(fields[name])
            except ValueError as fault:
                yield name, str(fault)
