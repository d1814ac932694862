"""Values in an engine: bounds as comparisons of exact decimals, for each unit that compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

from npf_corpus.export._frames import DIGITS, FRACTION
from npf_corpus.intervals import plain_number
from npf_corpus.quantities._conversion import comparable
from npf_corpus.query._values import Asked, Test, tests_of
from npf_corpus.records import Unit

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

_GRID = 10**FRACTION
_MOST = 10**DIGITS - 1
_KIND = f"decimal({DIGITS}, {FRACTION})"


class Compared(NamedTuple):
    """A comparison of one end of a claim's interval as it is written.

    Attributes:
        lower: Whether it is the lower end.
        steps: What it is compared with, in steps of the decimals' grid.
        side: Whether that end lies just below (-1), at (0) or just above (1) the number.
        reached: Whether the claim's end must reach it, or not pass it.
    """

    lower: bool
    steps: int
    side: int
    reached: bool


def within(store: Store, claims: Any, asked: Asked, *, possible: bool) -> Any:
    """Return the condition on a table of claims that their values satisfy bounds."""
    from npf_corpus.engine._library import ibis

    unit = store.record("units", asked.unit)
    groups: dict[tuple[Compared, ...], list[str]] = {}
    for own in store.records("units"):
        if comparable(own, unit):
            tests = _tests(own, unit, asked, possible=possible)
            if tests is not None:
                groups.setdefault(tests, []).append(own.id)
    either = ibis().literal(value=False)
    for number, (tests, units) in enumerate(groups.items()):
        held = claims.unit == units[0] if len(units) == 1 else claims.unit.isin(units)
        for each in tests:
            held &= _condition(claims, each)
        either = held if number == 0 else either | held
    return either


def _tests(own: Unit, unit: Unit, asked: Asked, *, possible: bool) -> tuple[Compared, ...] | None:
    """Return what the ends of a claim in its own unit must pass, None if no claim can."""
    tests = tests_of(own, asked.bounds, unit, possible=possible)
    return None if tests is None else tuple(_written(tests, whole=own.integral))


def _written(tests: Iterable[Test], *, whole: bool) -> Iterator[Compared]:
    """Yield tests of admissible values as tests of ends as they are written.

    The least whole number of an interval is at least n if its lower end lies above n - 1; it is at
    most n if the lower end is. Upper ends mirror that.
    """
    for lower, (value, side), reached in tests:
        if whole and reached is lower:
            value, side = (value - 1, 1) if lower else (value + 1, -1)  # noqa: PLW2901
        yield _snapped(lower, Fraction(value), side, reached=reached)


def _snapped(lower: bool, value: Fraction, side: int, *, reached: bool) -> Compared:  # noqa: FBT001
    """Return a test whose number lies on the grid of the decimals, and passes the same ends."""
    steps = value * _GRID
    if steps.denominator == 1:
        return Compared(lower, int(steps), side, reached)
    if reached:
        return Compared(lower, ceil(steps), -1, reached)
    return Compared(lower, floor(steps), 1, reached)


def _condition(claims: Any, test: Compared) -> Any:
    """Return a test as a condition on columns; an open side lies before or after all ends."""
    from npf_corpus.engine._library import ibis

    name = "lower" if test.lower else "upper"
    column, closed = claims[name], claims[f"{name}_inclusive"]
    missing = test.reached is not test.lower
    if abs(test.steps) > _MOST:  # beyond all that a column holds
        passes = (test.steps < 0) is test.reached
        if passes and missing:
            return ibis().literal(value=True)
        return column.notnull() if passes else column.isnull() if missing else ibis().literal(False)  # noqa: FBT003
    text = plain_number(Decimal(test.steps).scaleb(-FRACTION))
    number = ibis().literal(text).cast(_KIND)  # a literal of so many digits would be rounded
    beyond = column > number if test.reached else column < number
    at_most = column >= number if test.reached else column <= number
    open_side = 1 if test.lower else -1
    """On which side of its number an open end lies."""
    if test.reached:
        held = {False: test.side <= 0, True: open_side >= test.side}
    else:
        held = {False: test.side >= 0, True: open_side <= test.side}
    if held[False] and held[True]:
        found = at_most
    elif held[False]:
        found = at_most & (beyond | closed)
    elif held[True]:
        found = at_most & (beyond | ~closed)
    else:
        found = beyond
    return column.isnull() | found if missing else found
