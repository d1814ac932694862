"""Where the admissible values of one figure lie, seen from those of another: exact, by ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from npf_corpus.comparison._choices import Position
from npf_corpus.query._values import End, ceiling_of, floor_of, high_end, low_end

if TYPE_CHECKING:
    from fractions import Fraction

    from npf_corpus.intervals import Interval

ONE = 1


class Values(NamedTuple):
    """The admissible values of a figure, between two ends.

    Attributes:
        low: The lower end, None where there is none.
        high: The upper end, None where there is none.
        whole: Whether only whole numbers are admissible.
    """

    low: End | None
    high: End | None
    whole: bool

    def turned(self) -> Values:
        """Return the values with their sign changed: a decline of 3 % is a growth of -3 %."""
        low, high = (end and (-end[0], -end[1]) for end in (self.high, self.low))
        return Values(low, high, self.whole)


def values_in(interval: Interval, *, whole: bool, factor: Fraction | int = ONE) -> Values:
    """Return the admissible values of an interval, each times a factor."""
    worlds = interval.worlds(whole=whole)
    low, high = low_end(worlds), high_end(worlds)
    if factor != ONE:
        low, high = (end and (_times(end, factor), end[1]) for end in (low, high))
    return Values(low, high, whole)


def _times(end: End, factor: Fraction | int) -> Fraction:
    from fractions import Fraction

    return Fraction(end[0]) * factor


def met(many: Sequence[Values]) -> Values | None:
    """Return what several figures all admit, None if nothing.

    Where one admits only whole numbers, so do all together.
    """
    whole = any(each.whole for each in many)
    low = max((each.low for each in many if each.low is not None), default=None)
    high = min((each.high for each in many if each.high is not None), default=None)
    if whole:
        low, high = low and (ceiling_of(low), 0), high and (floor_of(high), 0)
    if low is not None and high is not None and low > high:
        return None
    return Values(low, high, whole)


def positions(result: Values, target: Values) -> tuple[Position, ...]:
    """Return where values of a result may lie: each of them has one position.

    `below` is less than every value of the target, `above` more than every one; what is neither is
    `within`.
    """
    found: list[Position] = []
    if target.low is not None and (result.low is None or result.low < target.low):
        found.append("below")
    if met((result, Values(target.low, target.high, result.whole))) is not None:
        found.append("within")
    if target.high is not None and (result.high is None or result.high > target.high):
        found.append("above")
    return tuple(found)
