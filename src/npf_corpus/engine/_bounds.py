"""Values in an engine: bounds as comparisons of exact decimals, for each unit that compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Any, NamedTuple

from npf_corpus.engine._condition import Condition, Values
from npf_corpus.engine._library import ibis
from npf_corpus.export._frames import DIGITS, FRACTION
from npf_corpus.export._parquet import REST
from npf_corpus.intervals import plain_number
from npf_corpus.quantities._conversion import comparable
from npf_corpus.query._values import Asked, Test, tests_of

if TYPE_CHECKING:
    from npf_corpus.query._store import Store

_GRID = 10**FRACTION
_MOST = 10**DIGITS - 1
_EXACT = Context(prec=DIGITS)
_FINER = 10**REST
_NONE = "0"
_KIND, _REST = (f"decimal({DIGITS}, {digits})" for digits in (FRACTION, REST))


class Compared(NamedTuple):
    """A comparison of one end of a claim's interval as it is written.

    Attributes:
        lower: Whether it is the lower end.
        reached: Whether it must reach a number, or not pass it.
        side: Whether what it is compared with lies just below (-1), at (0) or above (1) the number.
        number: The number; None where all that a column holds reaches it or does not pass it, or
            nothing does.
        rest: What the number has beyond the grid of the decimals; None where claims have no such.
        passes: Whether all of it does.
    """

    lower: bool
    reached: bool
    side: int
    number: str | None
    rest: str | None
    passes: bool

    @property
    def numbers(self) -> Values:
        """What there is of the number, one list each."""
        beyond = None if self.rest == _NONE else self.rest
        return tuple((each,) for each in (self.number, beyond) if each is not None)

    @property
    def form(self) -> Compared:
        """The test without its numbers, but for a rest of none, which is compiled otherwise."""
        rest = self.rest if self.rest == _NONE else self.rest and ""
        return self._replace(number=self.number and "", rest=rest)


def within(store: Store, asked: Asked, *, possible: bool, inferred: bool, fine: bool) -> Condition:
    """Return the condition on claims that their values satisfy bounds.

    Claims are `fine` whose file has the columns `export._parquet.PARTS`.
    """
    unit = store.record("units", asked.unit)
    groups: dict[tuple[Compared, ...], list[str]] = {}
    for own in store.records("units"):
        if comparable(own, unit):
            tests = tests_of(own, asked.bounds, unit, possible=possible)
            if tests is not None:
                written = tuple(_written(tests, whole=own.integral, fine=fine))
                groups.setdefault(written, []).append(own.id)
    values: list[tuple[str, ...]] = []
    for written, units in groups.items():
        values += [tuple(units), *(number for each in written for number in each.numbers)]
    form = tuple(tuple(each.form for each in one) for one in groups)

    def build(claims: Any, given: Values) -> Any:
        left = iter(given)
        either = _literal(value=False)
        for at, compared in enumerate(groups):
            held = claims.unit.isin(next(left))
            for each in compared:
                held &= _condition(claims, each, [next(left)[0] for _ in each.numbers])
            either = either | held if at else held
        return either if inferred else either & (claims.unit_basis == "stated")

    return Condition(("value", inferred, form), tuple(values), build)


def _written(tests: Iterable[Test], *, whole: bool, fine: bool) -> Iterator[Compared]:
    """Yield tests of admissible values as tests of ends as they are written.

    The least whole number of an interval is at least n if its lower end lies above n - 1; it is at
    most n if the lower end is. Upper ends mirror that.
    """
    for lower, (value, side), reached in tests:
        if whole and reached is lower:
            value, side = (value - 1, 1) if lower else (value + 1, -1)  # noqa: PLW2901
        yield _snapped(lower, Fraction(value), side, reached=reached, fine=fine)


def _snapped(
    lower: bool,  # noqa: FBT001 - as Compared has it
    value: Fraction,
    side: int,
    *,
    reached: bool,
    fine: bool,
) -> Compared:
    """Return a test whose number lies on the grid of the decimals, and passes the same ends."""
    grid = _GRID * _FINER if fine else _GRID
    steps = value * grid
    if steps.denominator != 1:
        steps, side = (Fraction(ceil(steps)), -1) if reached else (Fraction(floor(steps)), 1)
    whole, rest = divmod(int(steps), grid // _GRID)
    if abs(whole) > _MOST:
        return Compared(lower, reached, 0, None, None, (whole < 0) is reached)
    left = (_text(rest, REST) if rest else _NONE) if fine else None
    return Compared(lower, reached, side, _text(whole, FRACTION), left, passes=False)


def _text(steps: int, digits: int) -> str:
    return plain_number(Decimal(steps).scaleb(-digits, _EXACT))


def _condition(claims: Any, test: Compared, numbers: list[str]) -> Any:
    """Return a test as a condition on columns; an open side lies before or after all ends."""
    name = "lower" if test.lower else "upper"
    closed = claims[f"{name}_inclusive"]
    column = claims[name if test.rest is None else f"{name}_floor"]
    missing = test.reached is not test.lower
    if not numbers:
        if test.passes is missing:
            return _literal(value=missing)
        return column.isnull() if missing else column.notnull()
    bound = _literal(value=numbers[0]).cast(_KIND)  # a number of so many digits would be rounded
    if test.rest is None:
        found = _ended(test, column, bound, closed)
    elif test.rest == _NONE:
        found = _on_grid(test, column, bound, claims[f"{name}_rest"] > 0, closed)
    else:
        passes, beyond = _SIGNS[test.reached]
        rest = _literal(value=numbers[1]).cast(_REST)
        left = _ended(test, claims[f"{name}_rest"], rest, closed)
        found = passes(column, bound) & (beyond(column, bound) | left)
    return column.isnull() | found if missing else found


def _ended(test: Compared, column: Any, bound: Any, closed: Any) -> Any:
    """Return the condition that an end at a number passes a test."""
    passes, beyond = _SIGNS[test.reached]
    held = _at_number(test, closed)
    if held is True:
        return passes(column, bound)
    if held is False:
        return beyond(column, bound)
    return passes(column, bound) & (beyond(column, bound) | held)


def _on_grid(test: Compared, column: Any, bound: Any, more: Any, closed: Any) -> Any:
    """Return that for a number of no rest, which an end passes by whatever rest it has."""
    passes, beyond = _SIGNS[test.reached]
    held = _at_number(test, closed)
    if held is test.reached:
        return passes(column, bound) if held else beyond(column, bound)
    if test.reached:
        left = more if held is False else more | held
    else:
        left = ~more if held is True else ~more & held
    return passes(column, bound) & (beyond(column, bound) | left)


def _at_number(test: Compared, closed: Any) -> Any:
    """Return whether an end that stands at the number passes, or the condition that it does."""
    passes, _ = _SIGNS[test.reached]
    sides = {True: 0, False: 1 if test.lower else -1}
    """On which side of its number an end lies that belongs to the interval, or does not."""
    equal = {at for at, side in sides.items() if passes(side, test.side)}
    if len(equal) != 1:
        return bool(equal)
    return closed if True in equal else ~closed


_SIGNS: dict[bool, tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any]]] = {
    True: (ge, gt),
    False: (le, lt),
}
"""How what must reach a number, or must not pass it, compares with it, and beyond it."""


def _literal(*, value: object) -> Any:
    return ibis().literal(value)
