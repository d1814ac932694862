"""Values in an engine: bounds as comparisons of exact decimals, for each unit that compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor
from operator import ge, le
from typing import TYPE_CHECKING, Any, NamedTuple

from npf_corpus.engine._condition import Condition, Values
from npf_corpus.engine._library import ibis
from npf_corpus.export._frames import DIGITS, FRACTION
from npf_corpus.intervals import plain_number
from npf_corpus.quantities._conversion import comparable
from npf_corpus.query._values import Asked, Test, tests_of

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

_GRID = 10**FRACTION
_MOST = 10**DIGITS - 1
_EXACT = Context(prec=DIGITS)
_KIND = f"decimal({DIGITS}, {FRACTION})"


class Compared(NamedTuple):
    """A comparison of one end of a claim's interval as it is written.

    Attributes:
        lower: Whether it is the lower end.
        reached: Whether it must reach a number, or not pass it.
        side: Whether what it is compared with lies just below (-1), at (0) or above (1) the number.
        number: The number; None where all that a column holds reaches it or does not pass it, or
            nothing does.
        passes: Whether all of it does.
    """

    lower: bool
    reached: bool
    side: int
    number: str | None
    passes: bool


def within(store: Store, asked: Asked, *, possible: bool, inferred: bool) -> Condition:
    """Return the condition on claims that their values satisfy bounds."""
    unit = store.record("units", asked.unit)
    groups: dict[tuple[Compared, ...], list[str]] = {}
    for own in store.records("units"):
        if comparable(own, unit):
            tests = tests_of(own, asked.bounds, unit, possible=possible)
            if tests is not None:
                written = tuple(_written(tests, whole=own.integral))
                groups.setdefault(written, []).append(own.id)
    values: list[tuple[str, ...]] = []
    for written, units in groups.items():
        values += [tuple(units), *((each.number,) for each in written if each.number is not None)]
    form = tuple(tuple(each._replace(number=each.number and "") for each in one) for one in groups)

    def build(claims: Any, given: Values) -> Any:
        left = iter(given)
        either = _literal(value=False)
        for at, compared in enumerate(groups):
            held = claims.unit.isin(next(left))
            for each in compared:
                number = None if each.number is None else next(left)[0]
                held &= _condition(claims, each, number)
            either = either | held if at else held
        return either if inferred else either & (claims.unit_basis == "stated")

    return Condition(("value", inferred, form), tuple(values), build)


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
    if steps.denominator != 1:
        steps, side = (ceil(steps), -1) if reached else (floor(steps), 1)
    if abs(steps) > _MOST:
        return Compared(lower, reached, 0, None, (steps < 0) is reached)
    number = plain_number(Decimal(int(steps)).scaleb(-FRACTION, _EXACT))
    return Compared(lower, reached, side, number, passes=False)


def _condition(claims: Any, test: Compared, number: str | None) -> Any:
    """Return a test as a condition on columns; an open side lies before or after all ends."""
    name = "lower" if test.lower else "upper"
    column, closed = claims[name], claims[f"{name}_inclusive"]
    missing = test.reached is not test.lower
    if number is None:
        if test.passes is missing:
            return _literal(value=missing)
        return column.isnull() if missing else column.notnull()
    bound = _literal(value=number).cast(_KIND)  # a number of so many digits would be rounded
    passes = ge if test.reached else le
    beyond = column > bound if test.reached else column < bound
    found = passes(column, bound)
    sides = {True: 0, False: 1 if test.lower else -1}
    """On which side of its number an end lies that belongs to the interval, or does not."""
    equal = {
        at
        for at, side in sides.items()
        if (side >= test.side if test.reached else side <= test.side)
    }
    if len(equal) < len(sides):
        found = found & (beyond | (closed if True in equal else ~closed)) if equal else beyond
    return column.isnull() | found if missing else found


def _literal(*, value: object) -> Any:
    return ibis().literal(value)
