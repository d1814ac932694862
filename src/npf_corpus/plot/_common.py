"""What the figures of one picture have in common: a measure, an aspect, and a unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.plot import _look as look
from npf_corpus.plot._axes import LINEAR, Axis, axis_of, dimension_of
from npf_corpus.plot._canvas import Line, Picture, Shape, rows_of_words
from npf_corpus.plot._names import Names
from npf_corpus.plot._rows import ends_of, factor_of, opened_of

if TYPE_CHECKING:
    from npf_corpus.records import Unit

APART = 30
"""Values that differ by more than this factor stand on a logarithmic axis."""

_MARGIN = 12
_PROVINCIAL = ("province", "autonomous-region", "municipality", "special-administrative-region")


def one_of(found: Iterable[str], what: str, verb: str) -> str:
    """Return what all share.

    Raises:
        QueryError: They do not.
    """
    known = list(dict.fromkeys(found))
    if len(known) != 1:
        first = ", ".join(known[:3]) + (", …" if known[3:] else "")
        raise QueryError(
            f"{len(known)} {what} ({first}) are no picture of this kind, narrow with {verb}"
        )
    return known[0]


class Common:
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
            whole=False,
            counts=level and self.unit.dimension == "count",
        )


def bounds_in(intervals: Iterable[Interval]) -> list[Decimal]:
    """Return all bounds."""
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


def picture_of(
    shapes: list[Shape], title: str, subtitle: str, foot: list[str], size: look.Size, height: float
) -> Picture:
    """Return a picture with its titles above and its remarks below.

    Args:
        shapes: What is drawn, from the top.
        title: What it shows.
        subtitle: Of what, when and in which unit.
        foot: Remarks and sources, which stand below.
        size: What it is to fit.
        height: How far down the shapes reach.
    """
    width = look.ACROSS[size]
    small = look.SMALL[size]
    lines = [part for each in foot for part in look.wrapped(each, width, small)]
    below = rows_of_words(lines, 0, height + _MARGIN + small / 2, size=small, colour=look.FAINT)
    bottom = height + _MARGIN + len(lines) * small * look.LEADING
    return Picture(
        title=look.wrapped(title, width, look.TITLE, bold=True),
        subtitle=look.wrapped(subtitle, width, look.SUBTITLE),
        shapes=(*shapes, *below),
        width=width,
        height=bottom,
    )


def foot_height(foot: list[str], size: look.Size) -> float:
    """Return how much room remarks and sources take."""
    small = look.SMALL[size]
    lines = sum(len(look.wrapped(each, look.ACROSS[size], small)) for each in foot)
    return _MARGIN + lines * small * look.LEADING


def room_for(title: str, subtitle: str, foot: list[str], size: look.Size) -> float:
    """Return how high what is drawn may be: on a slide what titles and remarks leave."""
    if size == "page":
        return float(look.DOWN[size])
    width = look.ACROSS[size]
    above = len(look.wrapped(title, width, look.TITLE, bold=True)) * look.TITLE
    above += len(look.wrapped(subtitle, width, look.SUBTITLE)) * (look.SUBTITLE + 2)
    return look.DOWN[size] - 2 * look.EDGE - look.OFFSET - above - foot_height(foot, size)


def hatched(x: float, y: float, x2: float, y2: float, step: float = 7) -> list[Shape]:
    """Return a rectangle with slanting lines in it, which stands for what is not reported."""
    shapes: list[Shape] = []
    wide, high = x2 - x, y2 - y
    at = step
    while at < wide + high:
        start = (x + min(at, wide), y + max(0.0, at - wide))
        end = (x + max(0.0, at - high), y + min(at, high))
        shapes.append(Line(x=start[0], y=start[1], x2=end[0], y2=end[1], stroke=look.HATCH))
        at += step
    return shapes


def with_documents(names: Names) -> frozenset[str]:
    """Return the regions of which the release has a document, or where it has no such, claims."""
    documents: Any = names.store.records("documents")
    owners = frozenset(each.region for each in documents if each.region)
    return owners or frozenset(names.store.axis("claims", "region"))
