"""Questions to draw: chains of verbs that a corpus answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

from attrs import field, frozen

from npf_corpus.corpus import Corpus
from npf_corpus.records import Modality
from npf_corpus.strategies._chance import Chance
from npf_corpus.tables import Table

TABLES = ("claims", "statements", "mentions", "tiers", "initiatives", "documents")
"""The tables that narrow, claims first: they have the most verbs."""

_VERBS: Mapping[str, tuple[str, ...]] = {
    "by_region": ("regions",),
    "by_sector": ("sectors",),
    "by_document": ("documents",),
    "by_speaker": ("people", "organizations"),
    "by_initiative": ("initiatives",),
    "by_measure": ("measures",),
}
"""Verb to the tables of what it takes the id of."""

_OF_CLAIMS = ("by_measure", "by_modality", "by_value")
_OF_STATED = ("by_initiative",)


@frozen(repr=False)
class Verb:
    """A verb with its arguments.

    Attributes:
        name: Its name, such as `by_region`.
        arguments: What it is given by place.
        options: What it is given by name.
    """

    name: str
    arguments: tuple[str, ...]
    options: Mapping[str, Any] = field(hash=False)

    def __repr__(self) -> str:
        """Return the call."""
        given = [*map(repr, self.arguments)]
        given += [f"{name}={value!r}" for name, value in self.options.items()]
        return f"{self.name}({', '.join(given)})"


@frozen(repr=False)
class Query:
    """A chain of verbs on one table.

    Attributes:
        table: Name of the table, such as `claims`.
        verbs: The verbs, the first one first.

    Example:
        >>> from npf_corpus.strategies import Query, Verb
        >>> query = Query("claims", (Verb("by_region", ("Ningxia",), {}),))
        >>> query
        claims.by_region('Ningxia')
        >>> import npf_corpus as npf
        >>> len(query.ask(npf.load("1.0.0")))
        16
    """

    table: str
    verbs: tuple[Verb, ...]

    def ask(self, corpus: Corpus) -> Table[Any]:
        """Return the corpus's answer."""
        table: Table[Any] = getattr(corpus, self.table)
        for verb in self.verbs:
            table = getattr(table, verb.name)(*verb.arguments, **verb.options)
        return table

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002, FBT001 - its call
        """Print as `repr` does where Hypothesis shows an example."""
        printer.text(repr(self))

    def __repr__(self) -> str:
        """Return the chain as code."""
        return ".".join((self.table, *map(repr, self.verbs)))


def query(chance: Chance, corpus: Corpus, *, tables: tuple[str, ...], most: int) -> Query:
    """Return a question about one of the tables, of at most so many verbs."""
    table = chance.pick(tables)
    open_to = [name for name in _names(table) if name not in _VERBS or _ids(corpus, name)]
    verbs = tuple(
        _verb(chance, corpus, chance.pick(open_to)) for _ in range(chance.number(0, most))
    )
    return Query(table, verbs)


def _names(table: str) -> Iterator[str]:
    for name in (*_VERBS, "by_modality", "by_value"):
        stated = table in {"claims", "statements"}
        if (name not in _OF_CLAIMS or table == "claims") and (name not in _OF_STATED or stated):
            yield from [name] * (3 if name == "by_value" else 1)  # it has the most to go wrong


def _ids(corpus: Corpus, verb: str) -> list[str]:
    return [key for table in _VERBS[verb] for key in getattr(corpus.whole, table).ids]


def _verb(chance: Chance, corpus: Corpus, name: str) -> Verb:
    if name == "by_value":
        return Verb(name, (), _bounds(chance, corpus))
    if name == "by_modality":
        return Verb(name, (chance.pick(get_args(Modality)),), {})
    options = {"certainty": "possible"} if name == "by_region" and chance.maybe() else {}
    return Verb(name, (chance.pick(_ids(corpus, name)),), options)


def _bounds(chance: Chance, corpus: Corpus) -> dict[str, Any]:
    """Return bounds near the corpus's own figures, in one of its units."""
    known = [claim.quantity.interval for claim in corpus.whole.claims]
    near = [each for one in known for each in (one.lower, one.upper) if each is not None]
    low = chance.pick(sorted({Decimal(2), *near})) + Decimal(chance.number(-2, 2)) / 2
    options: dict[str, Any] = {"unit": chance.pick(corpus.whole.units.ids)}
    sides = chance.pick(("low", "high", "both"))
    if sides != "high":
        options[chance.pick(("at_least", "more_than"))] = low
    if sides != "low":
        options[chance.pick(("at_most", "less_than"))] = low + chance.number(1, 99)
    if chance.maybe():
        options["certainty"] = "possible"
    if chance.maybe():
        options["inferred"] = True
    return options
