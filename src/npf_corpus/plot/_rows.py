"""Claims as they are drawn: one lane each, in panels of values that share an axis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from math import ceil, copysign, expm1, floor, log1p, log10
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.plot._look import WIDEST, columns
from npf_corpus.query._notebook import figure
from npf_corpus.records import Modality, NumericClaim, Period, Unit

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

MOST = 200
"""More lanes than this are no picture any more."""

Scale = Literal["log", "symlog", "linear"]
Ends = tuple[float | None, float | None]

_SCALES = {
    "log": "logarithmic scale",
    "symlog": "logarithmic scale on either side of zero",
    "linear": "linear scale",
}
_LINEAR = {"ratio", "percentage-point", "rank"}
"""Dimensions whose values differ by sums, not by factors."""

_REACH = 300
"""Floating point, which pictures are drawn with, holds numbers of about so many digits."""

_PAD, _ROOM = 0.05, 0.2
"""Share of the axis left free at an end with a bound, and at one with an arrow."""

_TICKS, _DECADES = 7, 5


@frozen(eq=False, repr=False)
class Lane(Value):
    """One claim.

    Attributes:
        claim: Its id.
        measure: What is measured.
        regions: Where.
        leads: Whether the lane above is of another measure or other regions.
        words: The figure's words, with its unit.
        remark: Sectors, deadline and doubts.
        interval: The bounds in bracket notation, in the claim's own unit.
        ends: Lower and upper bound on the axis, None where there is none.
        closed: Whether each bound belongs to the interval.
        modality: Whether it holds, or is only meant to.
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
        scale: How the axis runs.
        constant: For `symlog`: the value up to which it runs straight, about.
        domain: The axis from end to end.
        ticks: Values that are written at it.
        lanes: Top down, by measure and region.
    """

    title: str
    scale: Scale
    constant: float
    domain: tuple[float, float]
    ticks: tuple[float, ...]
    lanes: tuple[Lane, ...]


def panels_of(store: Store, claims: Iterable[NumericClaim]) -> list[Panel]:
    """Return the panels of a picture, counts first, then by dimension and currency.

    Raises:
        QueryError: There are too many claims, or a bound is beyond what can be drawn.
    """
    found = list(claims)
    if len(found) > MOST:
        raise QueryError(f"{len(found)} claims are too many for a picture, narrow to {MOST}")
    units = {unit.id: unit for unit in store.records("units")}
    groups: dict[tuple[str, str], list[NumericClaim]] = {}
    for claim in found:
        groups.setdefault(_axis(units[str(claim.quantity.unit)]), []).append(claim)
    ordered = sorted(groups.items(), key=lambda each: (each[0][0] != "count", each[0]))
    return [_panel(store, units, axis, each) for axis, each in ordered]


def _axis(unit: Unit) -> tuple[str, str]:
    """Return what values must share to be drawn on one axis: currencies do not convert."""
    return unit.dimension, (unit.code or unit.id) if unit.dimension == "money" else ""


def _panel(
    store: Store, units: dict[str, Unit], axis: tuple[str, str], claims: list[NumericClaim]
) -> Panel:
    own = {str(claim.quantity.unit) for claim in claims}
    is_one = len(own) == 1
    unit = units[own.pop()] if is_one else None
    lanes = list(_lanes(store, units, claims, scaled=not is_one))
    bounds = [bound for lane in lanes for bound in lane.ends if bound is not None]
    scale: Scale = "log"
    if axis[0] in _LINEAR:
        scale = "linear"
    elif min(bounds, default=1) <= 0:
        scale = "symlog"
    constant = _constant([abs(bound) for bound in bounds if bound], least=axis[0] == "count")
    domain = _domain(lanes, bounds, scale, constant, percent=axis[0] == "ratio")
    return Panel(
        title=f"{_unit_title(unit, axis, units)}, {_SCALES[scale]}",
        scale=scale,
        constant=constant,
        domain=domain,
        ticks=_ticks(domain, scale, constant, lowest=min(bounds)) if bounds else (),
        lanes=tuple(lanes),
    )


def _unit_title(unit: Unit | None, axis: tuple[str, str], units: dict[str, Unit]) -> str:
    if axis[0] == "count":
        name = "number of things counted" if unit is None else f"number of {unit.symbol}"
    else:
        base = unit or next(
            (each for each in units.values() if _axis(each) == axis and each.factor == 1), None
        )
        name = f"{axis[0]} in its base unit" if base is None else base.name
        if base is not None and base.symbol not in {base.name, ""}:
            name += f" ({base.symbol})"
    return name[:1].upper() + name[1:]


def _lanes(
    store: Store, units: dict[str, Unit], claims: list[NumericClaim], *, scaled: bool
) -> Iterator[Lane]:
    def heading(claim: NumericClaim) -> tuple[str, str]:
        regions = ", ".join(store.record("regions", key).name for key in claim.regions)
        return store.record("measures", claim.measure).name, regions

    def order(claim: NumericClaim) -> tuple[tuple[str, str], Decimal, str]:
        interval = claim.quantity.interval
        low = interval.upper if interval.lower is None else interval.lower
        return heading(claim), low or Decimal(0), str(interval)

    for (measure, regions), group in groupby(sorted(claims, key=order), heading):
        for place, claim in enumerate(group):
            quantity = claim.quantity
            factor = _decimal(units[str(quantity.unit)]) if scaled else Decimal(1)
            yield Lane(
                claim=claim.id,
                measure=measure,
                regions=regions,
                leads=not place,
                words=figure(store, quantity),
                remark="; ".join(_remarks(store, claim)),
                interval=str(quantity.interval),
                ends=_ends(claim.id, quantity.interval.scaled(factor)),
                closed=(quantity.interval.lower_closed, quantity.interval.upper_closed),
                modality=claim.modality,
                disputed=claim.disputed,
                inferred=quantity.unit_basis == "inferred",
                document=store.record("documents", claim.document).label,
            )


def _decimal(unit: Unit) -> Decimal:
    """Return the factor of a unit, of a fraction as many digits as a picture can show."""
    factor = unit.factor
    if isinstance(factor, Decimal):
        return factor
    return Decimal(factor.numerator) / factor.denominator


def _remarks(store: Store, claim: NumericClaim) -> Iterator[str]:
    if claim.disputed:
        yield "disputed"
    if claim.deadline is not None:
        yield f"by {_last(claim.deadline)}"
    if claim.distribution == "each":
        yield "each"
    names = [store.record("sectors", key).name for key in claim.sectors]
    if names:
        yield _listed(names)


def _last(deadline: Period) -> str:
    """Return the end of a time as it is told, a year as a year; all of one that is open."""
    return str(deadline) if deadline.end is None else str(deadline).rpartition("/")[2]


def _listed(names: list[str]) -> str:
    """Return names in so far as there is room, and the number of the others."""
    for count in range(len(names), 1, -1):
        text = ", ".join(names[:count])
        text += f" and {len(names) - count} more" if count < len(names) else ""
        if columns(text) <= WIDEST:
            return text
    return f"{names[0]} and {len(names) - 1} more" if len(names) > 1 else names[0]


def _ends(claim: str, interval: Interval) -> Ends:
    for bound in (interval.lower, interval.upper):
        if bound and abs(bound.adjusted()) > _REACH:
            raise QueryError(f"a bound of {claim} is beyond 10**{_REACH}, leave it out")
    return (
        None if interval.lower is None else float(interval.lower),
        None if interval.upper is None else float(interval.upper),
    )


def _constant(sizes: list[float], *, least: bool) -> float:
    """Return the power of ten below which a scale may run straight: a few decades are enough."""
    if not sizes:
        return 1.0
    power = max(floor(log10(min(sizes))), floor(log10(max(sizes))) - _DECADES)
    return 10.0 ** (max(power, 0) if least else power)


def _straight(value: float) -> float:
    return value


def _ways(
    scale: Scale, constant: float
) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """Return how a value becomes a place on an axis, and back."""
    if scale == "log":
        return log10, lambda place: 10**place
    if scale == "symlog":
        return (
            lambda value: copysign(log1p(abs(value) / constant), value),
            lambda place: copysign(constant * expm1(abs(place)), place),
        )
    return _straight, _straight


def _domain(
    lanes: list[Lane], bounds: list[float], scale: Scale, constant: float, *, percent: bool
) -> tuple[float, float]:
    """Return an axis that leaves room at both ends, more where an arrow leaves the picture."""
    if not bounds:
        return 1.0, 10.0
    low, high = min(bounds), max(bounds)
    if percent and low >= 0 and high <= 100:  # noqa: PLR2004 - a share of all
        low, high = 0.0, 100.0
    there, back = _ways(scale, constant)
    start, end = there(low), there(high)
    least = 1.0 if scale == "log" else 2.0 if scale == "symlog" else max(abs(low), 1.0)
    if end - start < least:
        start, end = (start + end - least) / 2, (start + end + least) / 2
    opened = [any(lane.ends[side] is None for lane in lanes) for side in (0, 1)]
    left, right = ((_ROOM if each else _PAD) * (end - start) for each in opened)
    return back(start - left), back(end + right)


def _ticks(
    domain: tuple[float, float], scale: Scale, constant: float, *, lowest: float
) -> tuple[float, ...]:
    """Return round values inside a domain, not too many, and none below zero for its own sake."""
    low, high = domain
    if scale == "linear":
        return tuple(_round_steps(low, high))
    if scale == "log":
        first, last = ceil(log10(low)), floor(log10(high))
        if last - first < 2:  # noqa: PLR2004 - two decades have room between the powers
            values = [
                part * 10.0**power for power in range(first - 1, last + 1) for part in (1, 2, 5)
            ]
            return tuple(value for value in values if low <= value <= high)
        return tuple(10.0**power for power in _thinned(first, last, _TICKS))
    is_below = lowest < 0
    first = round(log10(constant)) + is_below  # beside zero there is no room on both sides
    last = floor(log10(max(abs(low), abs(high), constant)))
    powers = [10.0**power for power in _thinned(first, last, _TICKS // 2 if is_below else _TICKS)]
    values = [*(-power for power in reversed(powers) if is_below), 0.0, *powers]
    inside = tuple(value for value in values if low <= value <= high)
    return inside or tuple(_round_steps(low, high))


def _thinned(first: int, last: int, most: int) -> range:
    return range(first, last + 1, max(1, ceil((last - first + 1) / most)))


def _round_steps(low: float, high: float) -> Iterator[float]:
    rough = (high - low) / 6
    power = 10.0 ** floor(log10(rough))
    step = next(part * power for part in (1, 2, 5, 10) if part * power >= rough)
    first = ceil(low / step)
    yield from (round(place * step, 12) for place in range(first, floor(high / step) + 1))
