"""Amounts, and what two of them mean together; the same in both languages."""

from __future__ import annotations

from fractions import Fraction

import attrs

from npf_corpus.intervals._value import Value
from npf_corpus.quantities._choices import Reading
from npf_corpus.quantities._currencies import CODES, DOLLARS
from npf_corpus.quantities._readings import ONE_SIDED, Bounds, Figure, Refused, bounds_for
from npf_corpus.quantities._units import PLAIN_COUNT, counts

_INTO_PERCENT = {"permille": Fraction(1, 10), "tenth": Fraction(10), "permyriad": Fraction(1, 100)}
"""Units of the surface alone, ‰, 成 and ‱, and what they are in percent."""


@attrs.frozen(eq=False, repr=False)
class Amount(Value):
    """A number with its unit, before any comparator.

    `leading` says that the unit stands before the number, as $ does; `bare` that the number
    has no scale word of its own; `shares` are the scales that a bare one before it may share;
    `part` that the words are a fraction, such as a third, and name no unit; `kind` is the reading
    that the words have without a comparator.
    """

    value: Fraction
    unit: str | None = None
    leading: bool = False
    bare: bool = True
    shares: tuple[Fraction, ...] = ()
    part: bool = False
    kind: Reading = "exactly"


def _figure(reading: Reading, bounds: Bounds, nominal: Fraction | None, unit: str | None) -> Figure:
    factor = _INTO_PERCENT.get(unit or "")
    if factor is None:
        return Figure(reading, bounds, nominal, unit)
    scaled = Bounds(
        None if bounds.lower is None else bounds.lower * factor,
        None if bounds.upper is None else bounds.upper * factor,
        bounds.lower_closed,
        bounds.upper_closed,
    )
    return Figure(reading, scaled, None if nominal is None else nominal * factor, "percent")


def compared(reading: Reading | None, amount: Amount) -> Figure:
    """Return the figure of an amount after a comparator, or alone."""
    kind = amount.kind if reading is None or reading == "exactly" else reading
    if kind != amount.kind == "level":
        raise Refused("bounds a level, write one or the other")
    bounds = bounds_for(kind, amount.value, counts=counts(amount.unit))
    return _figure(kind, bounds, amount.value, amount.unit)


def doubly_compared(first: Reading, second: Reading, amount: Amount) -> Figure:
    """Return the figure of an amount between two comparators that agree, as in 不低于5亿元以上.

    Where one of them is `about`, the bound of the other is as far off as `about` allows.

    Raises:
        Refused: If they bound the amount in two ways.
    """
    if first == second:
        return compared(first, amount)
    near, other = (first, second) if first == "about" else (second, first)
    if near != "about" or other not in {*ONE_SIDED, "nearly"}:
        raise Refused("has two comparators that differ, write one of them")
    about = compared("about", amount)
    if other == "nearly":
        return about
    bounds, figure = about.bounds, compared(other, amount)
    if figure.bounds.upper is None:
        return attrs.evolve(figure, bounds=attrs.evolve(figure.bounds, lower=bounds.lower))
    return attrs.evolve(figure, bounds=attrs.evolve(figure.bounds, upper=bounds.upper))


def one_currency(first: str | None, second: str | None) -> str | None:
    """Return the unit that two mentions of it agree on.

    Raises:
        Refused: If they name different units.
    """
    if first is None or second is None or first == second:
        return first or second
    if {first, second} == {"percent", "percentage-point"}:
        raise Refused("mixes percent with percentage points, write one of them")
    raise Refused(f"mixes the units {first} and {second}, write one of them")


def narrowed(leading: str | None, trailing: str | None) -> str | None:
    """Return the currency of `$5 CAD` or `¥5 yen`, where the word says which, or of `¥5/kg`."""
    _, per, under = (trailing or "").partition(f"{PLAIN_COUNT}-per-")
    if leading in CODES and per:
        return f"{leading}-per-{under}"
    if (leading == "USD" and trailing in DOLLARS) or (leading == "CNY" and trailing == "JPY"):
        return trailing
    return one_currency(leading, trailing)


def between(low: Amount, high: Amount, *, dashed: bool = False) -> Figure:
    """Return the range of two amounts, which may share a unit and a scale.

    Raises:
        Refused: If it falls, or they have no unit in common.
    """
    if low.unit is not None and high.unit is None and not low.leading:
        raise Refused("has a unit at its lower end only, write it at the upper one")
    if high.part and low.unit is None:
        raise Refused("has a fraction at its upper end only, write both ends in percent")
    unit = one_currency(low.unit, high.unit)
    kinds = {low.kind, high.kind}
    if "level" in kinds:
        raise Refused("is a range of levels, write its two ends as figures")
    if "some-over" in kinds:
        raise Refused("is a range whose ends are open, write its two ends as figures")
    value = low.value
    if low.bare and (low.unit is None or low.leading):
        shared = (value * scale for scale in high.shares)
        rising = next((scaled for scaled in shared if scaled < high.value), None)
        if rising is None and dashed and high.shares:
            raise Refused("may share its scale or not, write the scale at both ends")
        value = value if rising is None else rising
    if value >= high.value:
        raise Refused("is a range that does not rise, write the lower number first")
    bounds = Bounds(value, high.value, lower_closed=True, upper_closed=True)
    return _figure("between", bounds, None, unit)


def tolerance(middle: Amount, width: Amount) -> Figure:
    """Return the range that `100 ± 5` writes.

    Raises:
        Refused: If the two do not have the same unit, so that the width may be relative.
    """
    if middle.unit != width.unit and not (middle.leading and width.unit is None):
        raise Refused("has a tolerance in another unit, write its two ends as a range")
    if width.value <= 0:
        raise Refused("has no tolerance above zero, write the number alone")
    bounds = Bounds(
        middle.value - width.value, middle.value + width.value, lower_closed=True, upper_closed=True
    )
    return _figure("between", bounds, middle.value, middle.unit)


def both(first: Figure, second: Figure) -> Figure | None:
    """Return the one set that two opposite comparators leave, `None` if they are not such.

    Raises:
        Refused: If no number satisfies both, or their units differ.
    """
    if not {first.reading, second.reading} <= ONE_SIDED:
        return None
    below, above = (first, second) if first.bounds.upper is None else (second, first)
    lower, upper = below.bounds.lower, above.bounds.upper
    if lower is None or upper is None:
        return None
    unit = one_currency(first.unit, second.unit)
    bounds = Bounds(lower, upper, below.bounds.lower_closed, above.bounds.upper_closed)
    if lower > upper or (lower == upper and not (bounds.lower_closed and bounds.upper_closed)):
        raise Refused("has bounds that contradict each other")
    return Figure("between", bounds, None, unit)
