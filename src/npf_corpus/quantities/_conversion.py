"""Which units compare, and values of one unit in another."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, Protocol

from npf_corpus.errors import IncomparableUnits, InvalidBounds

if TYPE_CHECKING:
    from fractions import Fraction

    from npf_corpus.intervals import Interval

_PLAIN_COUNT = "count"

_WIDE = Context(prec=4_000, traps=[])
"""Holds the quotient of any two bounds that a decimal can hold; the caller's context may not."""


class Convertible(Protocol):
    """A unit, of a release or of those that figures are read in."""

    @property
    def id(self) -> str:
        """The id."""
        ...

    @property
    def dimension(self) -> str:
        """What it measures."""
        ...

    @property
    def factor(self) -> Decimal | Fraction:
        """What a value in it is multiplied by for the dimension's base unit."""
        ...

    @property
    def code(self) -> str | None:
        """ISO 4217 or UCUM code."""
        ...


def comparable(left: Convertible, right: Convertible) -> bool:
    """Return whether values in two units compare: money by currency, counts by what is counted."""
    if left.dimension != right.dimension:
        return False
    if left.dimension == "money":
        return left.id == right.id or (left.code is not None and left.code == right.code)
    if left.dimension == "count":
        return left.id == right.id or _PLAIN_COUNT in {left.id, right.id}
    return True


def converted(value: Decimal, old: Convertible, new: Convertible) -> Decimal:
    """Return a value in another unit, exactly.

    Raises:
        IncomparableUnits: The units do not compare, or the value has no exact decimal there.
    """
    if not comparable(old, new):
        raise IncomparableUnits(old.id, new.id, "give all bounds in one unit")
    from fractions import Fraction

    exact = Fraction(value) * Fraction(old.factor) / Fraction(new.factor)
    quotient = _WIDE.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    if Fraction(quotient) != exact:
        raise IncomparableUnits(old.id, new.id, "the bound has no exact decimal there")
    return quotient


def number_of(name: str, text: str, interval: Interval) -> Decimal:
    """Return the one number that a bound's text states.

    Raises:
        InvalidBounds: It states several.
    """
    value = interval.lower
    if value is None or value != interval.upper:
        raise InvalidBounds(text, f"as {name} is no single number, write the number alone")
    return value
