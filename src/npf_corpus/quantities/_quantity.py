"""Figures as they are written, and the numbers that their words admit."""

from decimal import Decimal
from typing import Literal, NewType

import attrs

from npf_corpus.intervals import Interval, Verdict, bounds_of, verdict
from npf_corpus.intervals._value import Value

__all__ = ["READINGS", "READINGS_VERSION", "Quantity", "Reading", "UnitBasis", "UnitId"]

UnitId = NewType("UnitId", str)

READINGS = ("1", "2")
"""The versions of the table of readings that releases are checked by, oldest first."""

READINGS_VERSION = READINGS[-1]
"""The version of the table of readings: which words mean which bounds.

A release says by which version it was read, and is checked by that; version 1 takes 家 for
enterprises, 项 and 件 for items, and 名 and 位 for persons.
"""

Reading = Literal[
    "exactly",
    "more-than",
    "at-least",
    "less-than",
    "at-most",
    "nearly",
    "about",
    "between",
    "some-over",
    "magnitude",
    "level",
    "few",
    "plural",
    "half",
    "fold",
    "rank",
    "digits",
]
"""How the words bound the number."""

UnitBasis = Literal["stated", "inferred"]
"""Whether the words state the unit, or a reader of the whole text inferred it."""


@attrs.frozen(eq=False, repr=False)
class Quantity(Value):
    """A figure: its own words, and the interval of numbers that they admit.

    Attributes:
        surface: The words of the figure, as they were written.
        reading: How the words bound the number.
        interval: The numbers admitted, in `unit`; a percent is a number up to 100.
        nominal: The number that the words name, for display and sorting; `None` where they
            name none, or two.
        unit: Id of the unit, `None` where neither words nor reader know it.
        unit_basis: Whether the unit is stated or inferred, `None` where there is none.
        whole: Whether only whole numbers are admissible, because the unit counts things. It
            follows from the unit, so it is neither stored nor compared.

    Example:
        >>> from npf_corpus.quantities import parse_quantity
        >>> parse_quantity("about 20 percent").unit
        'percent'
    """

    surface: str
    reading: Reading
    interval: Interval
    nominal: Decimal | None
    unit: UnitId | None
    unit_basis: UnitBasis | None
    whole: bool = attrs.field(default=False, kw_only=True)

    def _inline_html(self) -> str:
        """Return the words, the unit and the interval as a bar."""
        from html import escape

        from npf_corpus.intervals._html import bar, shown

        unit = f"<em>unit</em> {shown(self.unit)} ({shown(self.unit_basis)})"
        return f"“{escape(self.surface)}” {unit}<br>{bar(self.interval)}"

    def verdict(
        self,
        *,
        at_least: Decimal | float | None = None,
        more_than: Decimal | float | None = None,
        at_most: Decimal | float | None = None,
        less_than: Decimal | float | None = None,
    ) -> Verdict:
        """Return whether all, some or none of the numbers admitted satisfy all the bounds.

        Args:
            at_least: The values are this or more.
            more_than: The values are more than this.
            at_most: The values are this or less.
            less_than: The values are less than this.

        Raises:
            InvalidBounds: If no bound is given, one is no finite number, they contradict, or
                the quantity counts things and admits no whole number.

        Example:
            >>> from npf_corpus.quantities import parse_quantity
            >>> str(parse_quantity("more than 2,000").verdict(more_than=5_000))
            'possible'
        """
        bounds = bounds_of(
            at_least=at_least, more_than=more_than, at_most=at_most, less_than=less_than
        )
        return verdict(self.interval, bounds, whole=self.whole)
