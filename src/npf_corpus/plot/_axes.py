"""How values become places on an axis: scales, room at both ends, round values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, copysign, expm1, floor, log1p, log10
from typing import Literal

from attrs import frozen

from npf_corpus.intervals._value import Value
from npf_corpus.records import Unit

Scale = Literal["log", "symlog", "linear"]

LINEAR = {"ratio", "percentage-point", "rank"}
"""Dimensions whose values differ by sums, not by factors."""

_PAD, _ROOM = 0.05, 0.2
"""Share of the axis left free at an end with a bound, and at one with an arrow."""

_TICKS, _DECADES = 7, 5

_REACH = 307.0
"""A float holds the powers of ten up to this one, and down to as far below 1."""

_WHOLE = 100
"""A share of all, in percent."""


@frozen(eq=False, repr=False)
class Axis(Value):
    """How values become places.

    Attributes:
        scale: How the axis runs.
        constant: For `symlog`: about the value up to which it is linear.
        domain: The axis from end to end.
        ticks: Values that are written at it.
    """

    scale: Scale
    constant: float
    domain: tuple[float, float]
    ticks: tuple[float, ...]

    def place(self, value: float | None, side: int) -> float:
        """Return how far along the axis a value lies, from 0 to 1; without one, that side's end."""
        if value is None:
            return float(side)
        there, _ = _ways(self.scale, self.constant)
        low, high = map(there, self.domain)
        return (there(value) - low) / (high - low)


def dimension_of(unit: Unit) -> tuple[str, str]:
    """Return what values must share to be drawn on one axis: currencies do not convert."""
    return unit.dimension, (unit.code or unit.id) if unit.dimension == "money" else ""


def axis_of(
    bounds: Sequence[float],
    opened: tuple[bool, bool],
    *,
    scale: Scale,
    whole: bool = False,
    counts: bool = False,
) -> Axis:
    """Return an axis that holds all bounds.

    Args:
        bounds: What it must hold.
        opened: Whether an arrow leaves the picture at the lower end, and at the upper one.
        scale: How it runs; a logarithmic one becomes `symlog` where a bound is zero or less.
        whole: Whether values from 0 to 100 stand on the whole of a hundred.
        counts: Whether there is nothing between 0 and 1.
    """
    if scale == "log" and min(bounds, default=1) <= 0:
        scale = "symlog"
    constant = _constant([abs(bound) for bound in bounds if bound], least=counts)
    if not bounds:
        return Axis(scale, constant, (1.0, 10.0), ())
    domain = _domain(bounds, opened, scale, constant, whole=whole)
    return Axis(scale, constant, domain, ticks_in(domain, scale, constant, lowest=min(bounds)))


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
        return log10, lambda place: 10 ** min(max(place, -_REACH), _REACH)
    if scale == "symlog":
        return (
            lambda value: copysign(log1p(abs(value) / constant), value),
            lambda place: copysign(constant * expm1(abs(place)), place),
        )
    return _straight, _straight


def _domain(
    bounds: Sequence[float],
    opened: tuple[bool, bool],
    scale: Scale,
    constant: float,
    *,
    whole: bool,
) -> tuple[float, float]:
    """Return an axis that leaves room at both ends, more where an arrow leaves the picture."""
    low, high = min(bounds), max(bounds)
    if whole and low >= 0 and high <= _WHOLE:
        low, high = 0.0, float(_WHOLE)
    there, back = _ways(scale, constant)
    start, end = there(low), there(high)
    least = 1.0 if scale == "log" else 2.0 if scale == "symlog" else max(abs(low), 1.0)
    if end - start < least:
        start, end = (start + end - least) / 2, (start + end + least) / 2
    left, right = ((_ROOM if each else _PAD) * (end - start) for each in opened)
    return back(start - left), back(end + right)


def ticks_in(
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
