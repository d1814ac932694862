"""Who else says so, and who says otherwise: results of one thing from several documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar, cast, get_args

from attrs import frozen

from npf_corpus.comparison._answer import Answer, Cell, told_of
from npf_corpus.comparison._choices import Agreed
from npf_corpus.comparison._things import RESULTS, Span, Thing, Told, span_of, thing_of, told
from npf_corpus.intervals._value import Value
from npf_corpus.records import (
    NumericClaim,
    Period,
)

if TYPE_CHECKING:
    from npf_corpus.comparison._columns import AgreementColumns
    from npf_corpus.query._store import Store

_SAYS: dict[Agreed, str] = {
    "agree": "agree: documents of several publishers, whose figures have a value in common",
    "conflict": "conflict: documents of several publishers, whose figures have none",
    "restated": "restated: documents of one publisher",
}


@frozen(eq=False, repr=False)
class Agreement(Value):
    """How results of one thing and time, from several documents, stand to each other.

    Attributes:
        claims: The results; what was said last comes first.
        verdict: `agree` where the figures of several publishers have a value in common, `conflict`
            where they have none; of each publisher the latest document counts. `restated` where one
            publisher says it again, in the same figures or in others.
    """

    claims: tuple[NumericClaim, ...]
    verdict: Agreed

    def __str__(self) -> str:
        """Return the agreement in one line."""
        first = self.claims[0]
        about = (first.measure, first.aspect, *first.regions, *first.sectors, str(first.as_of))
        claims = ", ".join(f"{each.id} {told_of(each)}" for each in self.claims)
        return f"{' '.join(about)}: {self.verdict}, {claims}"


class Agreements(Answer[Agreement]):
    """How results of one thing from several documents stand to each other."""

    __slots__ = ()
    _one = "agreement"
    _columns = "AgreementColumns"
    _headings: ClassVar[tuple[str, ...]] = ("of", "time", "verdict", "figures", "claims")

    def _row(self, one: Agreement) -> AgreementColumns:
        from npf_corpus.comparison._columns import AgreementColumns

        first = one.claims[0]
        return AgreementColumns(
            measure=first.measure,
            aspect=first.aspect,
            regions=first.regions,
            sectors=first.sectors,
            period=cast("Period", first.as_of),
            verdict=one.verdict,
            claims=tuple(each.id for each in one.claims),
            documents=tuple(dict.fromkeys(each.document for each in one.claims)),
            figures=tuple(each.quantity.surface for each in one.claims),
        )

    def _cells(self, one: Agreement) -> tuple[Cell, ...]:
        first = one.claims[0]
        figures = tuple(part for each in one.claims for part in self._figure(each))
        claims = tuple(each.id for each in one.claims)
        return (self._what(first),), (str(first.as_of),), (one.verdict,), figures, claims

    def _counts(self) -> Iterator[tuple[str, int]]:
        counts = Counter(each.verdict for each in self)
        yield from ((_SAYS[verdict], counts[verdict]) for verdict in get_args(Agreed))


def agreements(store: Store, claims: Iterable[NumericClaim]) -> Agreements:
    """Return the agreements of a release that one of some claims is part of."""
    reader = told(store)
    asked, things = set[str](), dict[tuple[Thing, Span], None]()
    found: list[Agreement] = []
    left = Counter[str]()
    for claim in claims:
        if claim.as_of is None or claim.modality not in RESULTS:
            left["claims left out, which are no results of a time that is told"] += 1
        else:
            asked.add(claim.id)
            things[thing_of(claim), span_of(claim.as_of)] = None
    for thing, span in things:
        for group in reader.comparable(reader.results(thing, span)):
            found += _of(reader, group, left)
    kept = (each for each in found if not asked.isdisjoint(claim.id for claim in each.claims))
    return Agreements._make(store, kept, sorted(left.items()))


def _of(reader: Told, claims: list[NumericClaim], left: Counter[str]) -> Iterator[Agreement]:
    """Yield the agreements among results of one thing and time, whose units compare."""
    publishers: dict[str, list[list[NumericClaim]]] = {}
    for held in reader.by_document(claims):
        if reader.common(held, held[0]) is None:
            left["documents that tell of several such things, left out"] += 1
        else:
            publisher = reader.documents[held[0].document].publisher
            publishers.setdefault(publisher, []).append(held)
    if sum(map(len, publishers.values())) == 1:
        left["things told by one document alone"] += 1
    for documents in publishers.values():
        if len(documents) > 1:
            yield Agreement(tuple(each for held in documents for each in held), "restated")
    if len(publishers) > 1:
        latest = [each for documents in publishers.values() for each in documents[0]]
        common = reader.common(latest, latest[0])
        verdict: Agreed = "conflict" if common is None else "agree"
        yield Agreement(tuple(reader.latest(latest)), verdict)
