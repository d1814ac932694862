"""Where the admissible values of one figure lie, seen from those of another: exact, by ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from npf_corpus.comparison._choices import Position
from npf_corpus.query._values import End, ceiling_of, floor_of, high_end, low_end

if TYPE_CHECKING:
    from fractions import Fraction

    from npf_corpus.intervals import Interval


class Values(NamedTuple):
    """The admissible values of a figure, between two ends.

    Attributes:
        low: The lower end, None where there is none.
        high: The upper end, None where there is none.
        step: Where only multiples of a number are admissible, that number: 1 for whole numbers.
    """

    low: End | None
    high: End | None
    step: Fraction | int | None

    def turned(self) -> Values:
        """Return the values with their sign changed: a decline of 3 % is a growth of -3 %."""
        low, high = (end and (-end[0], -end[1]) for end in (self.high, self.low))
        return Values(low, high, self.step)

    def scaled(self, factor: Fraction) -> Values:
        """Return the values times a number above zero."""
        from fractions import Fraction

        low, high = (end and (Fraction(end[0]) * factor, end[1]) for end in (self.low, self.high))
        return Values(low, high, None if self.step is None else self.step * factor)


def values_in(interval: Interval, *, whole: bool) -> Values:
    """Return the admissible values of an interval."""
    worlds = interval.worlds(whole=whole)
    return Values(low_end(worlds), high_end(worlds), 1 if whole else None)


def met(many: Sequence[Values]) -> Values | None:
    """Return what several figures all admit, None if nothing."""
    low = max((each.low for each in many if each.low is not None), default=None)
    high = min((each.high for each in many if each.high is not None), default=None)
    step = _common([each.step for each in many if each.step is not None])
    if step is not None:
        low, high = low and _stepped(low, step, ceiling_of), high and _stepped(high, step, floor_of)
    if low is not None and high is not None and low > high:
        return None
    return Values(low, high, step)


def _common(steps: list[Fraction | int]) -> Fraction | int | None:
    """Return the least number that is a multiple of all steps."""
    if all(each == steps[0] for each in steps):
        return steps[0] if steps else None
    from fractions import Fraction

    exact = [Fraction(each) for each in steps]
    below = lcm(*(each.denominator for each in exact))
    return Fraction(lcm(*(int(each * below) for each in exact)), below)


def _stepped(end: End, step: Fraction | int, to: Callable[[End], int]) -> End:
    """Return an end moved inwards to a multiple of a step."""
    if step == 1:
        return to(end), 0
    from fractions import Fraction

    return to((Fraction(end[0]) / step, end[1])) * step, 0


def positions(result: Values, target: Values) -> tuple[Position, ...]:
    """Return where the values of a result may lie; each value has one position.

    A value is `below` where it is less than every value of the target, `above` where it is more
    than every one, else `within`.
    """
    found: list[Position] = []
    if target.low is not None and (result.low is None or result.low < target.low):
        found.append("below")
    if met((result, target._replace(step=result.step))) is not None:
        found.append("within")
    if target.high is not None and (result.high is None or result.high > target.high):
        found.append("above")
    return tuple(found)
