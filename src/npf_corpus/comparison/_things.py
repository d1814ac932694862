"""What a claim is a figure of, and the claims that tell of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, reduce
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from npf_corpus.comparison._positions import Values, met, values_in
from npf_corpus.quantities._conversion import comparable
from npf_corpus.records import (
    Aspect,
    InitiativeId,
    MeasureId,
    NumericClaim,
    Period,
    RegionId,
    SectorId,
    Unit,
)
from npf_corpus.records._bits import positions_of
from npf_corpus.release._keys import years_in, years_of

if TYPE_CHECKING:
    from npf_corpus.query._store import Store
    from npf_corpus.records import Document

K = TypeVar("K", bound=Hashable)

RESULTS = ("achieved", "forecast")
"""The modalities of a result: a figure that was counted, or expected before it was counted."""

_DOWN: dict[Aspect, Aspect] = {
    "decline": "growth",
    "decrease": "increase",
    "average-decline": "average-growth",
}
"""Aspects that mirror others: a decline of 3 % is a growth of -3 %."""

_PLAIN = "count", "count"
"""Dimension and id of the unit that compares with every count."""

Span = tuple[date | None, date | None]


class Thing(NamedTuple):
    """What a claim is a figure of, apart from time, unit and the sign of its change.

    Attributes:
        measure: What is measured.
        aspect: What the number is of the measure; growth for a decline as well.
        regions: Regions it is about, in any order.
        sectors: Sectors it is about, in any order.
        initiative: The initiative it is about.
        each: Whether it is the value of each of several things.
    """

    measure: MeasureId
    aspect: Aspect
    regions: frozenset[RegionId]
    sectors: frozenset[SectorId]
    initiative: InitiativeId | None
    each: bool

    @property
    def about(self) -> tuple[object, ...]:
        """All of it but its aspect."""
        return self[0], *self[2:]


def thing_of(claim: NumericClaim) -> Thing:
    """Return what a claim is a figure of."""
    return Thing(
        claim.measure,
        _DOWN.get(claim.aspect, claim.aspect),
        frozenset(claim.regions),
        frozenset(claim.sectors),
        claim.initiative,
        claim.distribution == "each",
    )


def _aim(claim: NumericClaim) -> tuple[object, ...]:
    return claim.document, thing_of(claim), claim.deadline and span_of(claim.deadline), claim.hedged


def is_down(claim: NumericClaim) -> bool:
    """Return whether a claim tells of a change by how much less there is."""
    return claim.aspect in _DOWN


def span_of(period: Period) -> Span:
    """Return the days of a period, however they are told."""
    return period.start, period.end


def grouped(
    claims: Iterable[NumericClaim], key: Callable[[NumericClaim], K]
) -> dict[K, list[NumericClaim]]:
    """Return the claims by a key, in their order."""
    found: dict[K, list[NumericClaim]] = {}
    for claim in claims:
        found.setdefault(key(claim), []).append(claim)
    return found


class Told:
    """The claims of a release by what they are figures of, made measure by measure."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._units: dict[str, Unit] = {}
        self._told_as: dict[Aspect, int] = {}
        self._about: dict[object, int] = {}
        self._held: dict[frozenset[SectorId], frozenset[str]] = {}
        self._shared: dict[str, int] = {}
        self._days: dict[str, date] = {}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by id."""
        return {each.id: each for each in self._store.records("documents")}

    @cached_property
    def _axes(self) -> dict[str, Mapping[str, int]]:
        """The bits of claims along each axis that pairs are found by; a series needs none."""
        axes = ("modality", "measure", "aspect", "region", "sector", "span", "document")
        return {each: self._store.axis("claims", each) for each in axes}

    @cached_property
    def _results(self) -> int:
        return reduce(int.__or__, (self._axes["modality"].get(each, 0) for each in RESULTS))

    def results(self, thing: Thing, span: Span) -> list[NumericClaim]:
        """Return the results of a thing that are of a time, in dataset order."""
        bits = self.within(thing.measure, span) & self.about(thing) & self.told_as(thing.aspect)
        return [each for each in self.read(bits, span) if thing_of(each) == thing]

    def within(self, measure: str, span: Span) -> int:
        """Return the bits of the results of a measure whose years are those of a time."""
        bits = self._results & self._axes["measure"].get(measure, 0)
        return bits and bits & self._axes["span"].get(years_of(span), 0)

    def under_way(self, thing: Thing, span: Span) -> list[NumericClaim]:
        """Return what is under way of a thing at a time, in dataset order."""
        bits = (
            self._axes["modality"].get("under-way", 0)
            & self.about(thing)
            & self.told_as(thing.aspect)
        )
        return [each for each in self.read(bits, span) if thing_of(each) == thing]

    def at_other_times(self, thing: Thing, span: Span) -> list[NumericClaim]:
        """Return the results of a thing at other times that share a year, in dataset order."""
        bits = self._results & self.about(thing) & self.told_as(thing.aspect)
        return [
            each
            for each in self.claims(bits and bits & self._sharing(years_of(span)))
            if thing_of(each) == thing and each.as_of and span_of(each.as_of) != span
        ]

    def about(self, thing: Thing) -> int:
        """Return the bits of the claims of a thing's measure that name its regions and sectors."""
        key = thing.measure, thing.regions, thing.sectors
        bits = self._about.get(key)
        if bits is None:
            bits = self._axes["measure"].get(thing.measure, 0)
            for axis, names in (("region", thing.regions), ("sector", thing.sectors)):
                for name in names:
                    bits &= self._axes[axis].get(name, 0)
            self._about[key] = bits
        return bits

    def _sharing(self, years: str) -> int:
        """Return the bits of the claims of times that share a year with others."""
        if years not in self._shared:
            own, spans = set(years_in(years)), self._axes["span"]
            keys = [key for key in spans if not own.isdisjoint(years_in(key))]
            self._shared[years] = reduce(int.__or__, (spans[key] for key in keys), 0)
        return self._shared[years]

    def share_sectors(self, one: Thing, other: Thing) -> bool:
        """Return whether a sector of one thing holds one of the other's, or is the same.

        A thing without sectors is of all of them.
        """
        mine, others = one.sectors, other.sectors
        return (
            not mine
            or not others
            or not mine.isdisjoint(self._within(others))
            or not others.isdisjoint(self._within(mine))
        )

    def _within(self, sectors: frozenset[SectorId]) -> frozenset[str]:
        """Return sectors with all that they hold."""
        if sectors not in self._held:
            held = (self._store.scope("sector", each) for each in sectors)
            self._held[sectors] = frozenset[str]().union(*held)
        return self._held[sectors]

    def other_things(self, one: NumericClaim, other: NumericClaim) -> bool:
        """Return whether two claims count things of different names, such as towns and villages."""
        counts = self.unit(one).dimension == self.unit(other).dimension == "count"
        return counts and not self.compare(one, other)

    def told_as(self, aspect: Aspect) -> int:
        """Return the bits of the claims of an aspect, and of the aspect that mirrors it."""
        bits = self._told_as.get(aspect)
        if bits is None:
            aspects = self._axes["aspect"]
            down = (aspects.get(each, 0) for each, up in _DOWN.items() if up == aspect)
            bits = self._told_as[aspect] = reduce(int.__or__, down, aspects.get(aspect, 0))
        return bits

    def said_in(self, documents: Iterable[str]) -> int:
        """Return the bits of the claims of documents."""
        own = self._axes["document"]
        return reduce(int.__or__, (own.get(each, 0) for each in documents), 0)

    def read(self, bits: int, span: Span) -> list[NumericClaim]:
        """Return the claims among these bits that are of a time, in dataset order."""
        claims = self.claims(bits)
        return [each for each in claims if each.as_of is not None and span_of(each.as_of) == span]

    def aims(self, target: NumericClaim) -> list[NumericClaim]:
        """Return the targets of one thing, time and document, itself among them, in dataset order.

        Targets that are striven for are kept apart from the others.
        """
        own, among = target.document, self._axes["modality"].get("targeted", 0)
        among &= self._axes["measure"].get(target.measure, 0) & self.said_in([own])
        known = self._store.once(
            ("aims", target.measure, own), lambda: grouped(self.claims(among), _aim)
        )
        return [each for each in known.get(_aim(target), ()) if self.compare(each, target)]

    def claims(self, bits: int) -> Iterator[NumericClaim]:
        """Yield the claims of bits, in dataset order."""
        records = self._store.records("claims")
        return (cast("NumericClaim", records[place]) for place in positions_of(bits))

    def day(self, claim: NumericClaim) -> date:
        """Return the day on which a claim was said."""
        return self.day_of(claim.document)

    def day_of(self, document: str) -> date:
        """Return the day on which a document was said."""
        day = self._days.get(document)
        if day is None:
            day = self._days[document] = self._store.day(document)
        return day

    def unit(self, claim: NumericClaim) -> Unit:
        """Return the unit of a claim."""
        key = cast("str", claim.quantity.unit)
        unit = self._units.get(key)
        if unit is None:
            unit = self._units[key] = cast("Unit", self._store.record("units", key))
        return unit

    def compare(self, one: NumericClaim, other: NumericClaim) -> bool:
        """Return whether two claims are in units that compare."""
        same = one.quantity.unit == other.quantity.unit
        return same or comparable(self.unit(one), self.unit(other))

    def comparable(self, claims: Iterable[NumericClaim]) -> list[list[NumericClaim]]:
        """Return claims in groups whose units compare; a plain count is in each group of counts."""
        found = grouped(claims, self._compared)
        plain = found.pop(_PLAIN, [])
        counts = [key for key in found if key[0] == _PLAIN[0]]
        if plain and not counts:
            found[_PLAIN] = plain
        for key in counts:
            found[key] += plain
        return list(found.values())

    def _compared(self, claim: NumericClaim) -> tuple[str, str]:
        unit = self.unit(claim)
        if unit.dimension == "money":
            return unit.dimension, unit.code or unit.id
        if unit.dimension == "count":
            return unit.dimension, unit.id
        return unit.dimension, ""

    def values(self, claim: NumericClaim, like: NumericClaim) -> Values:
        """Return the admissible values of a claim in the unit and the direction of another."""
        found = values_in(claim.quantity.interval, whole=claim.quantity.whole)
        if claim.quantity.unit != like.quantity.unit:
            mine, others = self.unit(claim).factor, self.unit(like).factor
            if mine != others:
                from fractions import Fraction

                found = found.scaled(Fraction(mine) / Fraction(others))
        return found.turned() if is_down(claim) is not is_down(like) else found

    def common(self, claims: Iterable[NumericClaim], like: NumericClaim) -> Values | None:
        """Return the values that all claims admit, in the unit of one of them; None if none."""
        found = [self.values(each, like) for each in claims]
        return found[0] if len(found) == 1 else met(found)

    def by_document(self, claims: Iterable[NumericClaim]) -> list[list[NumericClaim]]:
        """Return claims by document, the latest document first, else in dataset order."""
        documents = list(grouped(claims, lambda claim: claim.document).values())
        if len(documents) == 1:
            return documents
        return sorted(documents, key=lambda each: -self.day(each[0]).toordinal())

    def latest(self, claims: Iterable[NumericClaim]) -> list[NumericClaim]:
        """Return claims, those of the latest document first."""
        many = list(claims)
        return [each for held in self.by_document(many) for each in held] if many[1:] else many

    def decisive(self, claims: Iterable[NumericClaim]) -> list[NumericClaim]:
        """Return the claims that decide for one thing: the counted ones of the latest document.

        If none is counted, the expected ones decide. If they exclude each other, none does.
        """
        many = list(claims)
        if len(many) == 1:
            return many
        counted = [each for each in many if each.modality == "achieved"] or many
        latest = next(iter(self.by_document(counted)), None)
        return latest if latest and self.common(latest, latest[0]) is not None else []


def told(store: Store) -> Told:
    """Return the claims of a store by what they are figures of; made once."""
    return store.once("told", lambda: Told(store))
