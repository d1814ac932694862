"""What is said of each year: all claims of one thing, unit, time and modality make one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, cast, get_args

from attrs import frozen

from npf_corpus.comparison._answer import Amount, Answer, Cell, caveats_of
from npf_corpus.comparison._things import Told, grouped, span_of, thing_of, told
from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.quantities import UnitId
from npf_corpus.query._values import high_end, low_end
from npf_corpus.records import (
    Aspect,
    InitiativeId,
    MeasureId,
    Modality,
    NumericClaim,
    Period,
    RegionId,
    SectorId,
)

if TYPE_CHECKING:
    from datetime import date

    from npf_corpus.comparison._columns import SeriesColumns
    from npf_corpus.query._store import Store


@frozen(eq=False, repr=False)
class SeriesRow(Value):
    """What claims say of one thing at one time.

    Attributes:
        measure: What is measured.
        aspect: What the number is of the measure.
        regions: Regions it is about.
        sectors: Sectors it is about.
        initiative: The initiative it is about.
        each: Whether it is the value of each of several things.
        period: When it holds, or by when it is meant to.
        modality: Whether it holds, is being worked on, or is only meant to be.
        hedged: True where it is striven for.
        interval: The values that all claims admit; where they exclude each other, all values from
            the least to the greatest of any.
        unit: The unit.
        excluding: Whether the claims exclude each other.
        claims: The claims; what was said last comes first.
    """

    measure: MeasureId
    aspect: Aspect
    regions: tuple[RegionId, ...]
    sectors: tuple[SectorId, ...]
    initiative: InitiativeId | None
    each: bool
    period: Period
    modality: Modality
    hedged: bool
    interval: Interval
    unit: UnitId
    excluding: bool
    claims: tuple[NumericClaim, ...]

    _besides = ("year", "caveats")

    @property
    def year(self) -> int:
        """The year that the period ends in, or starts in where its end is open.

        It is 2025 of 2021/2025 too; `period` tells such rows apart.
        """
        return cast("date", self.period.end or self.period.start).year

    @property
    def figures(self) -> tuple[str, ...]:
        """The words of the claims' figures, each once: of a rank they say among whom."""
        return tuple(dict.fromkeys(each.quantity.surface for each in self.claims))

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader must know before relying on the claims."""
        return caveats_of(self.claims)

    def __str__(self) -> str:
        """Return the row in one line."""
        about = (self.measure, self.aspect, *self.regions, *self.sectors, str(self.period))
        claims = ", ".join(each.id for each in self.claims)
        apart = ", which exclude each other" if self.excluding else ""
        said = f"{self.modality}{', striven for' if self.hedged else ''}"
        ranked = f" ({', '.join(self.figures)})" if self.aspect == "rank" else ""
        told = "".join(f"; caveat: {each}" for each in self.caveats)
        values = f"{self.interval} {self.unit}{ranked}"
        return f"{' '.join(about)}: {values}, {said}, by {claims}{apart}{told}"


class Series(Answer[SeriesRow]):
    """What claims say of each thing and time, ordered by thing, then time."""

    __slots__ = ()
    _one = "row"
    _columns = "SeriesColumns"
    _headings: ClassVar[tuple[str, ...]] = ("of", "time", "figure", "said", "claims")

    def _row(self, one: SeriesRow) -> SeriesColumns:
        from npf_corpus.comparison._columns import SeriesColumns

        same = {name: getattr(one, name) for name in _SAME}
        claims = tuple(each.id for each in one.claims)
        documents = tuple(dict.fromkeys(each.document for each in one.claims))
        return SeriesColumns(
            **same, year=one.year, claims=claims, documents=documents, figures=one.figures,
            caveats=one.caveats,
        )  # fmt: skip

    def _cells(self, one: SeriesRow) -> tuple[Cell, ...]:
        said = (one.modality, "striven for" if one.hedged else "", *one.caveats)
        excluding = "excluding" if one.excluding else ""
        ranked = one.figures if one.aspect == "rank" else ()
        figure: Cell = (Amount(one.interval, self._symbol(one.unit)), *ranked, excluding)
        claims = tuple(each.id for each in one.claims)
        return (self._what(one),), (str(one.period),), figure, said, claims

    def _counts(self) -> Iterator[tuple[str, int]]:
        counts = Counter(each.modality for each in self)
        yield from ((modality, counts[modality]) for modality in get_args(Modality))
        several = sum(len(each.claims) > 1 for each in self)
        yield "of several claims", several
        if warned := sum(bool(each.caveats) for each in self):
            yield "of claims with a caveat, to be read with the figure", warned
        yield "of claims that exclude each other", sum(each.excluding for each in self)


_SAME = (
    "measure", "aspect", "regions", "sectors", "initiative", "each", "period", "modality",
    "hedged", "interval", "unit", "excluding",
)  # fmt: skip

_ASPECTS: dict[str, int] = {name: at for at, name in enumerate(get_args(Aspect))}
_MODALITIES: dict[str, int] = {name: at for at, name in enumerate(get_args(Modality))}


def series(store: Store, claims: Iterable[NumericClaim]) -> Series:
    """Return what claims say of each thing and time."""
    reader, undated = told(store), 0

    def time(claim: NumericClaim) -> Period | None:
        return claim.as_of or claim.deadline

    def key(claim: NumericClaim) -> Any:
        span = span_of(cast("Period", time(claim)))
        said = claim.modality, claim.hedged
        return thing_of(claim), claim.aspect, claim.quantity.unit, span, said

    dated: list[NumericClaim] = []
    for claim in claims:
        if time(claim) is None:
            undated += 1
        else:
            dated.append(claim)
    rows: list[SeriesRow] = []
    same = (reader.latest(found) for found in grouped(dated, key).values())
    for several in chain.from_iterable(_of_one_ranking(reader, found) for found in same):
        first = several[0]
        common = len(several) == 1 or reader.common(several, first) is not None
        rows.append(
            SeriesRow(
                measure=first.measure,
                aspect=first.aspect,
                regions=tuple(sorted(first.regions)),
                sectors=tuple(sorted(first.sectors)),
                initiative=first.initiative,
                each=first.distribution == "each",
                period=cast("Period", time(first)),
                modality=first.modality,
                hedged=first.hedged,
                interval=_shared(several) if common else _spanned(several),
                unit=cast("UnitId", first.quantity.unit),
                excluding=not common,
                claims=tuple(several),
            )
        )
    rows.sort(key=_order)
    return Series._make(store, rows, [("claims left out, of no time that is told", undated)])


def _of_one_ranking(reader: Told, claims: list[NumericClaim]) -> Iterable[list[NumericClaim]]:
    """Return claims together, but ranks that exclude each other by caveats, which say among whom.

    Fifth of the nation is first of the west, and no rank from the first to the fifth.
    """
    first = claims[0]
    if first.aspect != "rank" or reader.common(claims, first) is not None:
        return (claims,)
    return grouped(claims, lambda claim: claim.caveats).values()


def _order(row: SeriesRow) -> tuple[object, ...]:
    """Return the sort key of a row: what it is about, in the vocabularies' order, then time.

    Vocabularies are in the order of their ids (E111).
    """
    start, end = (day.toordinal() if day else 0 for day in span_of(row.period))
    return (
        row.measure,
        _ASPECTS[row.aspect],
        row.unit,
        row.regions,
        row.sectors,
        row.initiative or "",
        row.each,
        end or start,
        start,
        _MODALITIES[row.modality],
        row.hedged,
    )


def _shared(claims: list[NumericClaim]) -> Interval:
    """Return what all claims admit."""
    interval = claims[0].quantity.interval
    for claim in claims[1:]:
        interval = interval.clip(claim.quantity.interval)
    return interval


def _spanned(claims: list[NumericClaim]) -> Interval:
    """Return all values from the least to the greatest that any claim admits."""
    intervals = [claim.quantity.interval for claim in claims]
    lows, highs = [low_end(each) for each in intervals], [high_end(each) for each in intervals]
    low = None if None in lows else min(cast("Any", lows))
    high = None if None in highs else max(cast("Any", highs))
    return Interval(
        low and low[0], high and high[0], bool(low and not low[1]), bool(high and not high[1])
    )
