"""What the figures of one picture share: a measure, an aspect, and a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.plot._axes import LINEAR, Axis, axis_of, dimension_of
from npf_corpus.plot._names import Names
from npf_corpus.plot._rows import ends_of, factor_of, opened_of

if TYPE_CHECKING:
    from npf_corpus.records import Unit

APART = 30
"""Values that differ by more than this factor stand on a logarithmic axis."""


def one_of(found: Iterable[str], what: str, verb: str) -> str:
    """Return the one value that all have.

    Raises:
        QueryError: They have several.
    """
    known = list(dict.fromkeys(found))
    if len(known) != 1:
        first = ", ".join(known[:3]) + (", …" if known[3:] else "")
        raise QueryError(
            f"{len(known)} {what} ({first}) are no picture of this kind, narrow with {verb}"
        )
    return known[0]


class OneUnit:
    """The unit that most figures have, and the others in it."""

    def __init__(self, names: Names, units: Iterable[str]) -> None:
        """Take the units of all figures.

        Raises:
            QueryError: They cannot be converted into each other.
        """
        counted = Counter(units)
        found: dict[str, Unit] = {key: names.store.record("units", key) for key in counted}
        one_of(("/".join(filter(None, dimension_of(each))) for each in found.values()),
               "dimensions or currencies", "by_unit")  # fmt: skip
        self.unit = found[counted.most_common(1)[0][0]]
        self._factors = {key: factor_of(each) / factor_of(self.unit) for key, each in found.items()}

    def of(self, interval: Interval, unit: str | None, *, down: bool = False) -> Interval:
        """Return an interval in the unit; a decline as a growth below zero."""
        found = interval.scaled(self._factors[str(unit)])
        if not down:
            return found
        low, high = (None if each is None else -each for each in (found.upper, found.lower))
        return Interval(low, high, found.upper_closed, found.lower_closed)

    def axis(self, intervals: Iterable[Interval], *, level: bool) -> Axis:
        """Return the axis that all intervals, in the unit, stand on."""
        ends = [ends_of("a figure", each) for each in intervals]
        bounds = [bound for each in ends for bound in each if bound is not None]
        sizes = [abs(bound) for bound in bounds if bound]
        is_far = bool(sizes) and max(sizes) > APART * min(sizes)
        linear = self.unit.dimension in LINEAR or not is_far
        return axis_of(
            bounds,
            opened_of(ends),
            scale="linear" if linear else "log",
            counts=level and self.unit.dimension == "count",
        )


def bounds_in(intervals: Iterable[Interval]) -> list[Decimal]:
    """Return the bounds of all intervals."""
    return [end for each in intervals for end in (each.lower, each.upper) if end is not None]


def heading(names: Names, measure: str, aspect: str) -> str:
    """Return what is measured, and what the number is of it."""
    name = names.of("measures", measure)
    if aspect == "level":
        return name
    return names.say(
        "{measure}, {aspect}", measure=name, aspect=names.say(aspect).replace("-", " ")
    )


def has_floor(names: Names, measure: str, aspect: str) -> bool:
    """Return whether there are no values below zero: of a level, where its measure has none."""
    domain: Interval = names.store.record("measures", measure).domain
    return aspect == "level" and domain.lower == 0


def bare_unit(names: Names, unit: Unit, word: str) -> str:
    """Return a unit with the power of ten before it."""
    return names.say("{word} {unit}", word=word, unit=names.unit(unit)).strip()


def unit_of(names: Names, unit: Unit, word: str) -> str:
    """Return in which unit figures are, with the power of ten before it."""
    return names.say("in {unit}", unit=bare_unit(names, unit, word))
