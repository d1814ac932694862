"""Questions to draw: chains of verbs that a corpus answers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, get_args

from attrs import frozen

from npf_corpus.corpus import Corpus
from npf_corpus.query._reach import TYPED, years_of
from npf_corpus.query._verb import AXES, WAYS, Verb, verb_of
from npf_corpus.query._words import words_of
from npf_corpus.records._kinds import KIND
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
        for _ in range(3 if axis == "value" else 1)  # most can go wrong there
        if axis not in AXES or _ids(corpus, axis)
    ]
    verbs = tuple(
        _verb(chance, corpus, chance.pick(open_to)) for _ in range(chance.number(0, most))
    )
    return Query(table, verbs)


def _ids(corpus: Corpus, axis: str) -> list[str]:
    return [key for table in AXES[axis] for key in getattr(corpus.whole, table).ids]


def _verb(chance: Chance, corpus: Corpus, axis: str) -> Verb:
    if axis == "value":
        return Verb(verb_of(axis), (), _bounds(chance, corpus))
    options = {"certainty": "possible"} if axis == "region" and chance.maybe() else {}
    known = _known(corpus, axis)
    names = tuple(chance.pick(known) for _ in range(1 + chance.maybe()))
    return Verb(verb_of(axis), names, options)


def _known(corpus: Corpus, axis: str) -> list[Any]:
    """Return what a verb can be given: ids, words of a list, years, or words of a corpus."""
    if axis in AXES:
        return _ids(corpus, axis)
    whole = corpus.whole
    if axis == "year":
        dated = (*whole.documents, *whole.claims)
        return sorted({1999, *(year for each in dated for span in years_of(each) for year in span)})
    if axis == "text":
        gists = [each.gist for each in whole.statements if each.gist]
        said = [*(each.name for each in whole.sectors), *gists]
        return [*filter(words_of, said), "in", "water 水"]
    return list(TYPED[axis]) if axis in TYPED else list(get_args(WAYS[axis].choices))


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
