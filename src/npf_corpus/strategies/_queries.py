"""Questions to draw: chains of verbs that a corpus answers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from attrs import frozen

from npf_corpus.corpus import Corpus
from npf_corpus.query._verb import Verb
from npf_corpus.records import Modality
from npf_corpus.records._kinds import AXES, KIND
from npf_corpus.strategies._chance import Chance
from npf_corpus.tables import Table

TABLES = ("claims", "statements", "mentions", "tiers", "initiatives", "documents")
"""The tables that narrow, claims first: they have the most verbs."""


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
    open_to = [
        axis
        for axis in KIND[table].narrows
        for _ in range(3 if axis == "value" else 1)  # it has the most to go wrong
        if axis not in AXES or _ids(corpus, axis)
    ]
    verbs = tuple(
        _verb(chance, corpus, chance.pick(open_to)) for _ in range(chance.number(0, most))
    )
    return Query(table, verbs)


def _ids(corpus: Corpus, axis: str) -> list[str]:
    return [key for table in AXES[axis] for key in getattr(corpus.whole, table).ids]


def _verb(chance: Chance, corpus: Corpus, axis: str) -> Verb:
    name = f"by_{axis}"
    if axis == "value":
        return Verb(name, (), _bounds(chance, corpus))
    if axis == "modality":
        return Verb(name, (chance.pick(get_args(Modality)),), {})
    options = {"certainty": "possible"} if axis == "region" and chance.maybe() else {}
    names = tuple(chance.pick(_ids(corpus, axis)) for _ in range(1 + chance.maybe()))
    return Verb(name, names, options)


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
