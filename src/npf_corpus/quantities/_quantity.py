"""A figure: its own words, the numbers that they admit, and what these prove."""

from decimal import Decimal

import attrs

from npf_corpus.intervals import Interval, Verdict, verdict
from npf_corpus.intervals._interval import bounds_in
from npf_corpus.intervals._value import Value
from npf_corpus.quantities._choices import Reading, UnitBasis, UnitId


@attrs.frozen(eq=False, repr=False)
class Quantity(Value):
    """A figure: its own words, and the interval of numbers that they admit.

    Attributes:
        surface: The words of the figure, as they were written.
        reading: How the words bound the number.
        interval: The numbers admitted, in `unit`: 60% is 60 in the unit `percent`, not 0.6.
        nominal: The number that the words name, for display and sorting; `None` where they
            name none or two.
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

    _unstated = ("whole",)

    def _inline_html(self) -> str:
        """Return the words, the unit and the interval as a bar."""
        from html import escape

        from npf_corpus.intervals._html import bar, shown

        unit = f"<em>unit</em> {shown(self.unit)} ({shown(self.unit_basis)})"
        return f"“{escape(self.surface)}” {unit}<br>{bar(self.interval)}"

    def verdict(
        self,
        *,
        at_least: Decimal | float | str | None = None,
        more_than: Decimal | float | str | None = None,
        at_most: Decimal | float | str | None = None,
        less_than: Decimal | float | str | None = None,
    ) -> Verdict:
        """Return whether all, some or none of the numbers admitted satisfy all the bounds.

        A bound is a number in the quantity's own unit, or text such as `"5,000"` or
        `"100 billion yuan"`, whose unit, if it states one, converts to it.

        Args:
            at_least: The values are this or more.
            more_than: The values are more than this.
            at_most: The values are this or less.
            less_than: The values are less than this.

        Raises:
            InvalidBounds: If no bound is given, one is no finite number, they contradict, or
                the quantity counts things and admits no whole number.
            InvalidQuantity: If a text is no figure.
            IncomparableUnits: If a text's unit does not convert to the quantity's.

        Example:
            >>> from npf_corpus.quantities import parse_quantity
            >>> str(parse_quantity("more than 2,000").verdict(more_than=5_000))
            'possible'
            >>> str(parse_quantity("近300亿元").verdict(at_least="20 billion CNY"))
            'certain'
        """
        given = {
            "at_least": at_least, "more_than": more_than, "at_most": at_most, "less_than": less_than
        }  # fmt: skip
        bounds = bounds_in({name: self._number(name, each) for name, each in given.items()}, given)
        return verdict(self.interval, bounds, whole=self.whole)

    def _number(self, name: str, bound: Decimal | float | str | None) -> Decimal | float | None:
        if not isinstance(bound, str):
            return bound
        from npf_corpus.quantities._figures import bound_in

        return bound_in(self.unit, name, bound)
