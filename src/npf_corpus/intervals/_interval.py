"""Intervals with open or closed bounds, and what they prove: certain, possible, impossible."""

from __future__ import annotations

from decimal import (
    MAX_EMAX,
    MAX_PREC,
    ROUND_CEILING,
    ROUND_FLOOR,
    Context,
    Decimal,
    InvalidOperation,
)
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

import attrs

from npf_corpus.errors import InvalidBounds, shown
from npf_corpus.intervals._value import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX)
"""Adds and multiplies without rounding; never divides."""

_REACH = 1000
"""Bounds have exponents of ten within plus or minus so many, so that plain notation stays short."""

_PLAIN = frozenset("-.0123456789")

_SIDES = (
    ("at_least", True, True),
    ("more_than", True, False),
    ("at_most", False, True),
    ("less_than", False, False),
)
"""Each bound: its name, whether the values lie above it, and whether it is one of them."""


class Verdict(StrEnum):
    """What a quantity proves about bounds: every, some or none of its values lie inside.

    A verdict has no truth value, since three answers are not two: `if verdict:` raises TypeError.

    Example:
        >>> from npf_corpus.intervals import Verdict
        >>> str(Verdict.POSSIBLE)
        'possible'
    """

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"

    def __bool__(self) -> NoReturn:
        """Refuse to be true or false: the texts "possible" and "impossible" would both be true."""
        raise TypeError(
            f"a verdict ({self.value}) is neither true nor false, "
            "write `verdict is Verdict.CERTAIN` for example"
        )


@attrs.frozen(eq=False, repr=False)
class Interval(Value):
    """A non-empty set of numbers between two bounds.

    Attributes:
        lower: The lower bound, `None` if there is none.
        upper: The upper bound, `None` if there is none.
        lower_closed: Whether the lower bound belongs to the set; never where there is none.
        upper_closed: Whether the upper bound belongs to the set; never where there is none.

    Raises:
        InvalidBounds: If no number lies between the bounds, a missing one is closed, or one
            is not a finite number of less than a thousand digits.

    Example:
        >>> from decimal import Decimal
        >>> from npf_corpus.intervals import Interval
        >>> str(Interval(Decimal(2000), None, False, False))
        '(2000,)'
    """

    lower: Decimal | None
    upper: Decimal | None
    lower_closed: bool
    upper_closed: bool

    def _repr_html_(self) -> str:
        """Return the interval as notebooks show it."""
        return f"<div>{self._inline_html()}</div>"

    def _inline_html(self) -> str:
        """Return the interval as a bar and its text."""
        from npf_corpus.intervals._html import bar

        return bar(self)

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that hold no number."""
        lower, upper = self.lower, self.upper
        for bound, closed in ((lower, self.lower_closed), (upper, self.upper_closed)):
            if bound is None:
                if closed:
                    raise InvalidBounds(None, "is no bound and cannot be closed, write '(' or ')'")
            elif not isinstance(bound, Decimal):
                raise InvalidBounds(bound, "is no Decimal, write for example Decimal('1.5')")
            elif not bound.is_finite() or abs(bound.adjusted()) > _REACH:
                raise InvalidBounds(bound, "is no bound, write a finite number within 10**1000")
        if _is_empty(lower, upper, closed=self.lower_closed and self.upper_closed):
            raise InvalidBounds(str(self), "holds no number, write the lower bound first")

    def __str__(self) -> str:
        """Return the bracket notation: plain decimals, an empty side where there is no bound."""
        return (
            f"{'[' if self.lower_closed else '('}{_written(self.lower)},"
            f"{_written(self.upper)}{']' if self.upper_closed else ')'}"
        )

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Return the interval that `text` is the notation of, exactly as `str` writes it.

        Args:
            text: Bracket notation such as `"(2000,)"` or `"[10000,100000)"`.

        Raises:
            InvalidBounds: If `text` is not what `str` writes, or holds no number.

        Example:
            >>> from npf_corpus.intervals import Interval
            >>> Interval.parse("[18,22]").upper
            Decimal('22')
        """
        if not isinstance(text, str):
            raise InvalidBounds(text, "is no interval, write it as text, for example '[10,20)'")
        lower, comma, upper = text[1:-1].partition(",")
        if text[:1] not in {"[", "("} or text[-1:] not in {"]", ")"} or not comma:
            raise InvalidBounds(text, "is no interval, write for example '[10,20)' or '(2000,)'")
        interval = cls(_bound(lower, text), _bound(upper, text), text[0] == "[", text[-1] == "]")
        if str(interval) != text:
            raise InvalidBounds(text, f"is not in plain notation, write {str(interval)!r}")
        return interval

    def contains(self, value: Decimal | int) -> bool:
        """Return whether `value` lies inside.

        Example:
            >>> from npf_corpus.intervals import Interval
            >>> Interval.parse("(2000,)").contains(2000)
            False
        """
        lower, upper = self.lower, self.upper
        return (lower is None or lower < value or (self.lower_closed and lower == value)) and (
            upper is None or value < upper or (self.upper_closed and upper == value)
        )

    def clip(self, domain: Interval) -> Interval:
        """Return the part of this interval that lies in `domain`.

        Raises:
            InvalidBounds: If no number lies in both.

        Example:
            >>> from npf_corpus.intervals import Interval
            >>> str(Interval.parse("(60,)").clip(Interval.parse("[0,100]")))
            '(60,100]'
        """
        clipped = _meet(self, domain)
        if clipped is None:
            raise InvalidBounds(str(self), f"has no number in {domain}")
        return clipped

    def scaled(self, factor: Decimal | int) -> Interval:
        """Return this interval with both bounds times `factor`, exactly.

        Args:
            factor: A number above zero.

        Raises:
            InvalidBounds: If `factor` is not a finite number above zero.

        Example:
            >>> from decimal import Decimal
            >>> from npf_corpus.intervals import Interval
            >>> str(Interval.parse("(2.5,4]").scaled(Decimal("0.1")))
            '(0.25,0.4]'
        """
        exact = Decimal(factor)
        if not (exact.is_finite() and exact > 0):
            raise InvalidBounds(factor, "is no factor, write a finite number above zero")
        return Interval(
            None if self.lower is None else _EXACT.multiply(self.lower, exact),
            None if self.upper is None else _EXACT.multiply(self.upper, exact),
            self.lower_closed,
            self.upper_closed,
        )

    def worlds(self, *, whole: bool) -> Interval:
        """Return the admissible values: the interval, tightened to whole numbers if `whole`.

        Args:
            whole: Whether only whole numbers are admissible, because the unit counts things.

        Raises:
            InvalidBounds: If no whole number lies inside.

        Example:
            >>> from npf_corpus.intervals import Interval
            >>> str(Interval.parse("(2000,)").worlds(whole=True))
            '[2001,)'
        """
        worlds = _whole(self) if whole else self
        if worlds is None:
            raise InvalidBounds(str(self), "has no whole number, and what is counted is whole")
        return worlds


def verdict(interval: Interval, bounds: Interval, *, whole: bool) -> Verdict:
    """Return whether all, some or none of the values in `interval` lie within `bounds`.

    Args:
        interval: What is known of the quantity.
        bounds: What is asked, as one set.
        whole: Whether only whole numbers are admissible, because the unit counts things.

    Raises:
        InvalidBounds: If `whole` and no whole number lies in `interval`.

    Example:
        >>> from npf_corpus.intervals import Interval, verdict
        >>> str(verdict(Interval.parse("[1,2]"), Interval.parse("[1.2,1.8]"), whole=True))
        'impossible'
    """
    worlds = interval.worlds(whole=whole)
    asked = _whole(bounds) if whole else bounds
    inside = None if asked is None else _meet(worlds, asked)
    if inside is None:
        return Verdict.IMPOSSIBLE
    return Verdict.CERTAIN if inside == worlds else Verdict.POSSIBLE


def bounds_of(
    *,
    at_least: Decimal | float | None = None,
    more_than: Decimal | float | None = None,
    at_most: Decimal | float | None = None,
    less_than: Decimal | float | None = None,
) -> Interval:
    """Return the numbers that satisfy all the bounds given, as one interval.

    Args:
        at_least: The values are this or more.
        more_than: The values are more than this.
        at_most: The values are this or less.
        less_than: The values are less than this.

    A `float` is read as its shortest decimal: `0.1` is one tenth.

    Raises:
        InvalidBounds: If no bound is given, one is no finite number, or they contradict.

    Example:
        >>> from npf_corpus.intervals import bounds_of
        >>> str(bounds_of(more_than=5, at_most=7.5))
        '(5,7.5]'
    """
    given = {
        "at_least": at_least, "more_than": more_than, "at_most": at_most, "less_than": less_than
    }  # fmt: skip
    return bounds_in(given, given)


def bounds_in(
    values: Mapping[str, Decimal | float | None], words: Mapping[str, object]
) -> Interval:
    """Return the interval of bounds by name; an error repeats the words that they were told in."""
    bounds: Interval | None = None
    lower: list[tuple[Decimal, str]] = []
    for name, below, closed in _SIDES:
        value = values.get(name)
        if value is None:
            continue
        exact = number_in(value, name)
        side = Interval(
            lower=exact if below else None,
            upper=None if below else exact,
            lower_closed=below and closed,
            upper_closed=closed and not below,
        )
        met = side if bounds is None else _meet(bounds, side)
        if met is None:
            most, other = max(lower)  # of two equal ones `more_than`, which is the narrower
            reason = f"as {name} leaves no number beside {shown(words[other])} as {other}"
            what = "they are the wrong way round" if exact < most else "drop one"
            raise InvalidBounds(words[name], f"{reason}, {what}")
        if below:
            lower.append((exact, name))
        bounds = met
    if bounds is None:
        raise InvalidBounds(None, "is no bound, write at_least, more_than, at_most or less_than")
    return bounds


def number_in(value: object, name: str) -> Decimal:
    """Return a bound as the finite number that it is, a float as its shortest decimal."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise InvalidBounds(value, f"as {name} is no number, write an int, a Decimal or a float")
    exact = Decimal(repr(float(value)) if isinstance(value, float) else value)
    if not exact.is_finite():
        raise InvalidBounds(value, f"as {name} is no bound, leave {name} out where there is none")
    return exact


def plain_number(value: Decimal) -> str:
    """Return a number in plain notation, without exponent, plus sign or trailing fractional zeros.

    Example:
        >>> from decimal import Decimal
        >>> from npf_corpus.intervals import plain_number
        >>> plain_number(Decimal("1.50E+3"))
        '1500'
    """
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _written(bound: Decimal | None) -> str:
    return "" if bound is None else plain_number(bound)


def _bound(text: str, notation: str) -> Decimal | None:
    if not text:
        return None
    try:
        # Without letters there is no exponent, so a short text cannot make a long number.
        return Decimal(text if _PLAIN.issuperset(text) else "")
    except InvalidOperation:
        raise InvalidBounds(
            notation, "is no interval, write its bounds as plain decimals"
        ) from None


def _is_empty(lower: Decimal | None, upper: Decimal | None, *, closed: bool) -> bool:
    """Return whether nothing lies between the bounds, `closed` if both belong to the set."""
    if lower is None or upper is None:
        return False
    return lower > upper or (lower == upper and not closed)


def _meet(one: Interval, other: Interval) -> Interval | None:
    """Return the intersection, `None` if it is empty."""
    lower, lower_closed = one.lower, one.lower_closed
    if other.lower is not None:
        if lower is None or other.lower > lower:
            lower, lower_closed = other.lower, other.lower_closed
        elif other.lower == lower:
            lower_closed = lower_closed and other.lower_closed
    upper, upper_closed = one.upper, one.upper_closed
    if other.upper is not None:
        if upper is None or other.upper < upper:
            upper, upper_closed = other.upper, other.upper_closed
        elif other.upper == upper:
            upper_closed = upper_closed and other.upper_closed
    if _is_empty(lower, upper, closed=lower_closed and upper_closed):
        return None
    return Interval(lower, upper, lower_closed, upper_closed)


def _whole(interval: Interval) -> Interval | None:
    """Return the closed interval of the same whole numbers, `None` if there are none."""
    lower, upper = interval.lower, interval.upper
    if lower is not None:
        rounding = ROUND_CEILING if interval.lower_closed else ROUND_FLOOR
        lower = lower.to_integral_value(rounding)
        if not interval.lower_closed:
            lower = _EXACT.add(lower, 1)
    if upper is not None:
        rounding = ROUND_FLOOR if interval.upper_closed else ROUND_CEILING
        upper = upper.to_integral_value(rounding)
        if not interval.upper_closed:
            upper = _EXACT.subtract(upper, 1)
    if lower is not None and upper is not None and lower > upper:
        return None
    return Interval(lower, upper, lower is not None, upper is not None)


def plainly(interval: Interval) -> str:
    """Return an interval as a person reads it: one value as `5.5`, all others in brackets."""
    one = interval.lower is not None and interval.lower == interval.upper
    return f"{interval.lower:f}" if one else str(interval)
