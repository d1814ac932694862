"""Claims as they are drawn: one lane each, in panels of values that share an axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.plot._axes import LINEAR, Axis, axis_of, dimension_of
from npf_corpus.plot._look import WIDEST, columns
from npf_corpus.plot._names import Language, Names
from npf_corpus.query._notebook import figure, told
from npf_corpus.records import Modality, NumericClaim, Period, Unit

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

MOST = 200
"""A picture has at most so many lanes."""

Ends = tuple[float | None, float | None]

_SCALES = {
    "log": "logarithmic scale",
    "symlog": "logarithmic scale on either side of zero",
    "linear": "linear scale",
}
_REACH = 300
"""Pictures are drawn with floats, which hold numbers of about so many digits."""


@frozen(eq=False, repr=False)
class Lane(Value):
    """One claim.

    Attributes:
        claim: Its id.
        measure: What is measured.
        regions: Where.
        leads: Whether the lane above is of another measure or other regions.
        words: The figure's words, with its unit.
        remark: The claim, whose id names its document; time, sectors and doubts.
        interval: The bounds in bracket notation, in the claim's own unit.
        ends: Lower and upper bound on the axis, None where there is none.
        closed: Whether each bound belongs to the interval.
        modality: Whether it holds, or is only meant to.
        hedged: Whether it is striven for.
        said: The modality in words, with that.
        disputed: Whether the document's wording is doubtful.
        inferred: Whether the unit is not stated.
        document: Label of the document.
    """

    claim: str
    measure: str
    regions: str
    leads: bool
    words: str
    remark: str
    interval: str
    ends: Ends
    closed: tuple[bool, bool]
    modality: Modality
    hedged: bool
    said: str
    disputed: bool
    inferred: bool
    document: str

    @property
    def is_point(self) -> bool:
        """True where the interval is one value."""
        return self.ends[0] is not None and self.ends[0] == self.ends[1]


@frozen(eq=False, repr=False)
class Panel(Value):
    """Lanes that share an axis.

    Attributes:
        title: What is on the axis, in which unit, on which scale.
        axis: How values become places.
        lanes: Top down, by measure and region.
    """

    title: str
    axis: Axis
    lanes: tuple[Lane, ...]


def panels_of(
    store: Store, claims: Iterable[NumericClaim], language: Language = "en"
) -> list[Panel]:
    """Return the panels of a picture, counts first, then by dimension and currency.

    Raises:
        QueryError: There are too many claims, or a bound is beyond what can be drawn.
    """
    found = list(claims)
    if len(found) > MOST:
        raise QueryError(f"{len(found)} claims are too many for a picture, narrow to {MOST}")
    names, units = Names(store, language), {unit.id: unit for unit in store.records("units")}
    groups: dict[tuple[str, str], list[NumericClaim]] = {}
    for claim in found:
        groups.setdefault(dimension_of(units[str(claim.quantity.unit)]), []).append(claim)
    ordered = sorted(groups.items(), key=lambda each: (each[0][0] != "count", each[0]))
    return [_panel(names, units, axis, each) for axis, each in ordered]


def _panel(
    names: Names, units: dict[str, Unit], axis: tuple[str, str], claims: list[NumericClaim]
) -> Panel:
    own = {str(claim.quantity.unit) for claim in claims}
    is_one = len(own) == 1
    unit = units[own.pop()] if is_one else None
    lanes = list(_lanes(names, units, claims, scaled=not is_one))
    bounds = [bound for lane in lanes for bound in lane.ends if bound is not None]
    shown = axis_of(
        bounds,
        opened_of(lane.ends for lane in lanes),
        scale="linear" if axis[0] in LINEAR else "log",
        whole=axis[0] == "ratio" and all(claim.aspect == "level" for claim in claims),
        counts=axis[0] == "count",
    )
    title = names.join((unit_title(names, unit, axis, units), names.say(_SCALES[shown.scale])))
    return Panel(title=title, axis=shown, lanes=tuple(lanes))


def opened_of(ends: Iterable[Ends]) -> tuple[bool, bool]:
    """Return whether any interval has no lower bound, and whether any has no upper one."""
    found = list(ends)
    return any(low is None for low, _ in found), any(high is None for _, high in found)


def unit_title(
    names: Names, unit: Unit | None, axis: tuple[str, str], units: dict[str, Unit]
) -> str:
    """Return what is on an axis, and in which unit."""
    if axis[0] == "count":
        if unit is None:
            return names.say("Number of things counted")
        return names.say("Number of {unit}", unit=names.unit(unit))
    base = unit or next(
        (each for each in units.values() if dimension_of(each) == axis and each.factor == 1), None
    )
    if base is None:
        return f"{axis[0][:1].upper()}{axis[0][1:]} in its base unit"
    if names.language == "zh":
        return names.say("in {unit}", unit=names.unit(base))
    symbol = "" if base.symbol in {base.name, ""} else f" ({base.symbol})"
    return f"{base.name[:1].upper()}{base.name[1:]}{symbol}"


def _lanes(
    names: Names, units: dict[str, Unit], claims: list[NumericClaim], *, scaled: bool
) -> Iterator[Lane]:
    store = names.store

    def heading(claim: NumericClaim) -> tuple[str, str]:
        aspect = told(claim, store.manifest.schema)
        if aspect and names.language == "zh":
            aspect = f"（{names.say(claim.aspect)}）"
        regions = names.all_of("regions", claim.regions)
        return names.of("measures", claim.measure) + aspect, regions

    def order(claim: NumericClaim) -> tuple[tuple[str, str], Decimal, str]:
        interval = claim.quantity.interval
        low = interval.upper if interval.lower is None else interval.lower
        return heading(claim), low or Decimal(0), str(interval)

    for (measure, regions), group in groupby(sorted(claims, key=order), heading):
        for place, claim in enumerate(group):
            quantity = claim.quantity
            unit = units[str(quantity.unit)]
            factor = factor_of(unit) if scaled else Decimal(1)
            yield Lane(
                claim=claim.id,
                measure=measure,
                regions=regions,
                leads=not place,
                words=figure(store, quantity) if names.language == "en" else _words(names, claim),
                remark=("; " if names.language == "en" else "；").join(_remarks(names, claim)),
                interval=str(quantity.interval),
                ends=ends_of(claim.id, worded(store, claim).scaled(factor)),
                closed=(quantity.interval.lower_closed, quantity.interval.upper_closed),
                modality=claim.modality,
                hedged=claim.hedged,
                said=names.join((claim.modality, *_striven(names, claim))),
                disputed=claim.disputed,
                inferred=quantity.unit_basis == "inferred",
                document=names.document(claim.document),
            )


def _words(names: Names, claim: NumericClaim) -> str:
    """Return a figure's words in a Chinese picture, with the unit where they leave it out."""
    quantity = claim.quantity
    unit = names.unit(names.store.record("units", str(quantity.unit)))
    if quantity.unit_basis == "inferred":
        return f"{quantity.surface}（{unit}，{names.say('unit inferred')}）"
    known = unit in quantity.surface or not quantity.surface.isascii()
    return quantity.surface if known else f"{quantity.surface}（{unit}）"


def factor_of(unit: Unit) -> Decimal:
    """Return the factor of a unit, of a fraction as many digits as a picture can show."""
    factor = unit.factor
    if isinstance(factor, Decimal):
        return factor
    return Decimal(factor.numerator) / factor.denominator


def _remarks(names: Names, claim: NumericClaim) -> Iterator[str]:
    yield claim.id
    yield from _striven(names, claim)
    if claim.disputed:
        yield names.say("disputed")
    if claim.as_of is not None and claim.as_of.start is not None:
        yield names.say("in {time}", time=claim.as_of)
    if claim.deadline is not None:
        yield names.say("by {time}", time=_last(claim.deadline))
    if claim.distribution == "each":
        yield names.say("each")
    if claim.sectors:
        yield _listed(names, [names.of("sectors", key) for key in claim.sectors])


def _striven(names: Names, claim: NumericClaim) -> tuple[str, ...]:
    """Return the words for what is striven for, none where a claim is not."""
    return (names.say("striven for"),) if claim.hedged else ()


def _last(deadline: Period) -> str:
    """Return the end of a time as it is told, a year as a year; an open time whole."""
    return str(deadline) if deadline.end is None else str(deadline).rpartition("/")[2]


def _listed(names: Names, sectors: list[str]) -> str:
    """Return as many sectors as there is room for, and the number of the others."""
    text = ""
    for count in range(len(sectors), 0, -1):
        text = names.join(sectors[:count])
        if left := len(sectors) - count:
            text = names.say("{text} and {count} more", text=text, count=left)
        if columns(text) <= WIDEST:
            break
    return text


def worded(store: Store, claim: NumericClaim, interval: Interval | None = None) -> Interval:
    """Return what the words of a figure bound: "more than 2 %" has no upper bound, a share or not.

    Args:
        store: Where its measure is.
        claim: The claim.
        interval: Its interval, or one of a row that it is in.
    """
    found = claim.quantity.interval if interval is None else interval
    most: Decimal | None = store.record("measures", claim.measure).domain.upper
    if most is None or claim.aspect != "level" or found.upper is None or found.lower == found.upper:
        return found
    is_most = found.upper * factor_of(store.record("units", str(claim.quantity.unit))) == most
    return evolve(found, upper=None, upper_closed=False) if is_most else found


def ends_of(claim: str, interval: Interval) -> Ends:
    """Return both bounds as a picture can place them, None where there is none.

    Raises:
        QueryError: One is too large.
    """
    for bound in (interval.lower, interval.upper):
        if bound and abs(bound.adjusted()) > _REACH:
            raise QueryError(f"a bound of {claim} is beyond 10**{_REACH}, leave it out")
    return (
        None if interval.lower is None else float(interval.lower),
        None if interval.upper is None else float(interval.upper),
    )
