"""What two levels give where a target is a change and no change is told."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from attrs import frozen

from npf_corpus.comparison._choices import Position
from npf_corpus.comparison._positions import Values, positions
from npf_corpus.comparison._things import Span, Told, is_down, span_of, thing_of
from npf_corpus.intervals import Interval
from npf_corpus.intervals._value import Value
from npf_corpus.quantities import UnitId
from npf_corpus.records import Aspect, NumericClaim, Period, Unit

if TYPE_CHECKING:
    from npf_corpus.query._values import End

_DIGITS = 12


@frozen(eq=False, repr=False)
class Derived(Value):
    """A change that follows from two levels; no document tells it.

    A growth of money is at current prices; targets often mean constant prices.

    Attributes:
        claims: The level of the target's time, and that of a year before.
        interval: The change, in the target's aspect, its bounds rounded outwards to 12 digits.
        unit: The target's unit.
        positions: Where the change lies, seen from the target; told from the exact bounds.
    """

    claims: tuple[NumericClaim, NumericClaim]
    interval: Interval
    unit: UnitId
    positions: tuple[Position, ...]


def derived(told: Told, target: NumericClaim, others: list[NumericClaim]) -> tuple[Derived, ...]:
    """Return the change that two levels give for a target, if they give one.

    Args:
        told: What the release tells.
        target: The target.
        others: What was told after it of the same thing and time, in another aspect or unit.
    """
    later = told.decisive([each for each in others if each.aspect == "level"])
    period = cast("Period", target.deadline)
    past = _year_before(period)
    if not later or past == span_of(period):
        return ()
    known = told.results(thing_of(later[0]), past)
    before = told.decisive(claim for claim in known if told.compare(claim, later[0]))
    if not before:
        return ()
    now = told.common(later, before[0])
    then = told.common(before, before[0])
    aspect, unit = thing_of(target).aspect, told.unit(before[0])
    change = now and then and _change(now, then, aspect, unit, told.unit(target))
    if change is None:
        return ()
    if is_down(target):
        change = change.turned()
    found = positions(change, told.values(target, target))
    wanted = cast("UnitId", target.quantity.unit)
    return (Derived((later[0], before[0]), _interval(change), wanted, found),)


def _year_before(period: Period) -> Span:
    """Return the days of a period a year before: of February 2025, all of February 2024.

    Of year 1, before which there is no day, they are its own.
    """
    start, end = span_of(period)
    return _back(start, whole=False), _back(end, whole=period.end_precision != "day")


def _back(day: date | None, *, whole: bool) -> date | None:
    """Return the day a year before, the last of its month for the end of a whole one."""
    if day is None:
        return None
    year = max(day.year - 1, date.min.year)
    last = monthrange(year, day.month)[1]
    return date(year, day.month, last if whole else min(day.day, last))


def _change(now: Values, then: Values, aspect: Aspect, unit: Unit, wanted: Unit) -> Values | None:
    """Return the change between two levels in the unit wanted, None where there is none.

    No increase follows of two amounts: a level may be what was built in its year, and not all that
    stands. Of two shares it does.
    """
    positive = then.low is not None and then.low[0] > 0

    def grown(one: Fraction, other: Fraction) -> Fraction:
        ratio = one / other
        return (ratio - 1) * 100 if wanted.dimension == "ratio" else ratio

    def risen(one: Fraction, other: Fraction) -> Fraction:
        return (one - other) * Fraction(unit.factor)

    how: Callable[[Fraction, Fraction], Fraction]
    if aspect == "growth" and wanted.dimension in {"ratio", "factor"} and positive:
        how = grown
    elif (aspect, unit.dimension, wanted.dimension) == ("increase", "ratio", "percentage-point"):
        how = risen
    else:
        return None
    scale = Fraction(wanted.factor)
    under, over = then.high, then.low
    if how is grown:
        under = _divisor(now.low, then.low, then.high)
        over = _divisor(now.high, then.high, then.low)
    ends = _end(now.low, under, 1, how), _end(now.high, over, -1, how)
    low, high = (end and (Fraction(end[0]) / scale, end[1]) for end in ends)
    return Values(low, high, None)


def _divisor(end: End | None, if_below: End | None, if_above: End | None) -> End | None:
    """Return what an end of a level is divided by: another end where it is less than nought."""
    if end is None or end[0] == 0:
        return 1, 0  # nought stays nought, whatever it is divided by
    return if_above if end[0] > 0 else if_below


def _end(
    one: End | None, other: End | None, side: int, how: Callable[[Fraction, Fraction], Fraction]
) -> End | None:
    """Return the end of a change; it is closed where both ends that give it are closed."""
    if one is None or other is None:
        return None
    open_ = one[1] or other[1]
    return how(Fraction(one[0]), Fraction(other[0])), side if open_ else 0


def _interval(values: Values) -> Interval:
    """Return values as an interval; a bound that was rounded does not belong to it."""
    lower, lower_closed = _bound(values.low, ROUND_FLOOR)
    upper, upper_closed = _bound(values.high, ROUND_CEILING)
    return Interval(lower, upper, lower_closed, upper_closed)


def _bound(end: End | None, rounding: str) -> tuple[Decimal | None, bool]:
    if end is None:
        return None, False
    exact = Fraction(end[0])
    context = Context(prec=_DIGITS, rounding=rounding, traps=[])
    bound = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return bound, not end[1] and Fraction(bound) == exact
