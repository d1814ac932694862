"""Targets against results: a row for each thing, its target as a bar and its result on it."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from decimal import Decimal
from itertools import chain

from npf_corpus.comparison import Outcome, Position
from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.plot import _look as look
from npf_corpus.plot._axes import Axis
from npf_corpus.plot._canvas import (
    Box,
    Line,
    Picture,
    Shape,
    Side,
    Sign,
    Told,
    Words,
    interval,
    key,
)
from npf_corpus.plot._figures import (
    OneUnit,
    bare_unit,
    bounds_in,
    has_floor,
    heading,
    one_of,
    unit_of,
)
from npf_corpus.plot._layout import picture_of, room_for
from npf_corpus.plot._names import Names, Numbers
from npf_corpus.plot._outcome_rows import Row, counts_of, rows_of

MOST = 80
"""A picture has at most so many rows."""

SIGNS: dict[tuple[Position, ...], tuple[str, str]] = {
    ("within",): ("#0072B2", "circle"),
    ("below",): ("#D55E00", "triangle-down"),
    ("above",): ("#009E73", "triangle-up"),
}
"""Where a result lies, to colour and shape; where several positions are possible, a diamond."""

_OPEN = ("#000000", "diamond")
_BAND, _EDGE = "#d9d9d9", "#7a7a7a"
_TIP = 4.0
_TALL = {"page": 17.0, "slide": 24.0}
_SHORT, _AXIS, _HEAD, _LARGE = 11.0, 34.0, 18.0, 14.0
"""Pixels: a row at least and, above, at most; the axis with its title; the headings; a row that
has room for signs of full size."""

_LIMITS: dict[look.Size, tuple[int, int, int, int]] = {
    "page": (150, 120, 90, 124),
    "slide": (110, 90, 72, 90),
}
"""Pixels at most: what a row is of, its target and result in words, and how they stand."""


def targets(names: Names, outcomes: Iterable[Outcome], size: look.Size) -> Picture:
    """Return the picture of targets of one measure.

    Raises:
        QueryError: There are none, too many, or they are of several measures, aspects or
            dimensions.
    """
    found = list(outcomes)
    if not found:
        raise QueryError("no target is among these claims, ask for others")
    measure = one_of((each.target.measure for each in found), "measures", "by_measure")
    aspect = one_of((each.target.aspect for each in found), "aspects", "by_aspect")
    claims = [claim for each in found for claim in (each.target, *each.results[:1])]
    common = OneUnit(names, (str(claim.quantity.unit) for claim in claims))
    rows = sorted(rows_of(names, common, found), key=lambda row: row.order)
    if len(rows) > MOST:
        raise QueryError(f"{len(rows)} rows are too many for a picture, narrow to {MOST}")
    title = names.say("{measure}: targets and results", measure=heading(names, measure, aspect))
    intervals = [each for row in rows for each in row.intervals()]
    floor = has_floor(names, measure, aspect)
    numbers = Numbers(bounds_in(intervals), names.language, floor=floor)
    sectors = [*dict.fromkeys(tuple(sorted(each.target.sectors)) for each in found)]
    times = [*dict.fromkeys(each.target.deadline for each in found)]
    subtitle = names.join(
        (
            names.time(times[0]) if len(times) == 1 and times[0] else "",
            names.all_of("sectors", sectors[0]) if len(sectors) == 1 else "",
            unit_of(names, common.unit, numbers.word),
            *counts_of(names, rows),
        )
    )
    foot = [names.say("Rows run from the greatest result to the least.")]
    if any(row.warned for row in rows):
        foot += [names.say("* Target or result has a caveat, which outcomes() tells.")]
    foot += [names.sources(claim.document for row in rows for claim in row.claims)]
    axis = common.axis(intervals, level=aspect == "level")
    room = room_for(title, subtitle, foot, size)
    maker = _Maker(names, size, room, numbers, axis, bare_unit(names, common.unit, numbers.word))
    shapes = [*maker.shapes(rows)]
    return picture_of(shapes, title, subtitle, foot, size, maker.bottom)


class _Maker:
    """What draws rows, in one column on a page and in two on a slide."""

    def __init__(
        self, names: Names, size: look.Size, room: float, numbers: Numbers, axis: Axis, unit: str
    ) -> None:
        self._names, self._numbers = names, numbers
        self._size: look.Size = size
        self._room, self._axis, self._unit = room, axis, unit
        self.bottom = 0.0

    def shapes(self, rows: list[Row]) -> Iterator[Shape]:
        """Yield the key, the rows and their axes."""
        top = yield from self._key(rows)
        columns = 2 if self._size == "slide" and len(rows) > 12 else 1  # noqa: PLR2004
        gap = 28 if columns > 1 else 0
        wide = (look.ACROSS[self._size] - gap) / columns
        deep = -(-len(rows) // columns)
        tall = min(max((self._room - top - _HEAD - _AXIS) / deep, _SHORT), _TALL[self._size])
        self._small = min(look.SMALL[self._size] + 0.5, tall - 1)
        self._rooms = self._widths(rows, self._small)
        for column in range(columns):
            part = rows[column * deep : (column + 1) * deep]
            yield from self._column(part, column * (wide + gap), top, wide, tall, deep)
        self.bottom = top + _HEAD + deep * tall + _AXIS

    def _column(
        self, rows: list[Row], left: float, top: float, wide: float, tall: float, deep: int
    ) -> Iterator[Shape]:
        label, target, result, stands = self._rooms
        start, end = left + label + 8, left + wide - target - result - stands - 8
        first = top + _HEAD
        foot = first + deep * tall
        small = self._small
        ends = (end + 8 + target, end + 8 + target + result, end + 16 + target + result)
        for text, x in zip(("target", "result", "position"), ends, strict=True):
            align: Side = "left" if text == "position" else "right"
            yield Words(x=x, y=top + _HEAD / 2 - 2, text=self._names.say(text), size=small,
                        colour=look.FAINT, align=align)  # fmt: skip
        last = -1.0
        for tick in self._axis.ticks:
            x = self._at(tick, 0, start, end)
            yield Box(x=x - 0.5, y=first, x2=x + 0.5, y2=foot + 4, fill=look.GRID, thick=0)
            text = self._numbers.one(Decimal(str(tick)))
            half = look.width_of(text, 9.5) / 2
            if x - half > last:
                yield Words(x=x, y=foot + 12, text=text, size=9.5, colour=look.FAINT,
                            align="center")  # fmt: skip
                last = x + half + 4
        yield Line(x=start, y=foot, x2=end, y2=foot, stroke=look.FAINT)
        scale = "" if self._axis.scale == "linear" else self._names.say("logarithmic scale")
        title = self._names.join((self._unit, scale))
        yield Words(x=(start + end) / 2, y=foot + 26, text=title, size=10, align="center")
        for place, row in enumerate(rows):
            y = first + (place + 0.5) * tall
            text = look.fitted(row.label, label, small)
            yield Words(x=start - 8, y=y, text=text, size=small, align="right")
            yield from self._marks(row, y, tall, start, end)
            yield from self._texts(row, y, small, ends)

    def _texts(
        self, row: Row, y: float, small: float, ends: tuple[float, float, float]
    ) -> Iterator[Shape]:
        target, result, stands = self._rooms[1:]
        aims, told = self._figures(row)
        sides: tuple[tuple[str, float, Side, float], ...] = (
            (aims, ends[0], "right", target - 6),
            (told, ends[1], "right", result - 6),
            (row.stands, ends[2], "left", stands - 8),
        )
        for text, x, align, room in sides:
            if text:
                colour = look.INK if row.positions else look.FAINT
                yield Words(x=x, y=y, text=look.fitted(text, room, small), size=small, align=align,
                            colour=colour)  # fmt: skip

    def _figures(self, row: Row) -> tuple[str, str]:
        """Return target and result in digits, what is striven for in brackets."""
        aims = "; ".join(map(self._numbers.interval, row.aims))
        if row.striven:
            more = "; ".join(map(self._numbers.interval, row.striven))
            aims = f"{aims} ({more})".strip()
        return aims, "" if row.result is None else self._numbers.interval(row.result)

    def _widths(self, rows: list[Row], small: float) -> tuple[float, ...]:
        """Return the room that the texts of each column need, no more than it may have."""
        heads = ("", *map(self._names.say, ("target", "result", "position")))
        texts = [heads, *((row.label, *self._figures(row), row.stands) for row in rows)]
        return tuple(
            min(max(look.width_of(text, small) for text in column) + (12 if place else 2), most)
            for place, (column, most) in enumerate(
                zip(zip(*texts, strict=True), _LIMITS[self._size], strict=True)
            )
        )

    def _at(self, value: float | None, side: int, start: float, end: float) -> float:
        return start + self._axis.place(value, side) * (end - start)

    def _ends(self, figure: Interval, start: float, end: float) -> tuple[float, float]:
        low, high = (None if each is None else float(each) for each in (figure.lower, figure.upper))
        return self._at(low, 0, start, end), self._at(high, 1, start, end)

    def _marks(self, row: Row, y: float, tall: float, start: float, end: float) -> Iterator[Shape]:
        high = tall * 0.62
        for figure, is_striven in chain(((each, False) for each in row.aims),
                                        ((each, True) for each in row.striven)):  # fmt: skip
            yield from _band(figure, self._ends(figure, start, end), y, high, row.told,
                             is_striven=is_striven)  # fmt: skip
        if row.result is not None:
            colour, shape = SIGNS.get(row.positions, _OPEN)
            sign = Sign(x=0, y=y, shape=shape, fill=colour, stroke=colour, told=row.told,
                        size=look.END if tall > _LARGE else 44)  # fmt: skip
            figure = row.result
            yield from interval(
                self._ends(figure, start, end),
                y,
                (figure.lower is not None, figure.upper is not None),
                (figure.lower_closed, figure.upper_closed),
                sign,
            )

    def _key(self, rows: list[Row]) -> Generator[Shape, None, float]:
        """Yield what bars and signs mean, those that occur; return how far down they reach."""
        said = self._names.say
        entries: list[tuple[str, list[Shape]]] = [
            (said("target, as its words allow"), [
                Box(x=0, y=4, x2=20, y2=14, fill=_BAND, stroke=_EDGE)]),
        ]  # fmt: skip
        if any(row.striven for row in rows):
            entries.append((said("striven for"), [
                Box(x=0, y=4, x2=20, y2=14, fill=look.PAPER, stroke=_EDGE)]))  # fmt: skip
        there = {row.positions for row in rows if row.result is not None}
        for positions, (colour, shape) in SIGNS.items():
            if positions in there:
                sign: Shape = Sign(x=10, y=9, shape=shape, fill=colour, stroke=colour)
                entries.append((said(f"result {positions[0]}"), [sign]))
        if any(len(each) > 1 for each in there):
            sign = Sign(x=10, y=9, shape=_OPEN[1], fill=_OPEN[0], stroke=_OPEN[0])
            entries.append((said("result, several positions possible"), [sign]))
        intervals = [each for row in rows for each in row.intervals()]
        if any(each.lower is None or each.upper is None for each in intervals):
            tip = Sign(x=10, y=9, shape="triangle-right", fill=_EDGE, stroke=_EDGE, size=look.ARROW)
            entries.append((said("no bound"), [tip]))
        shapes, deep = key(entries, look.ACROSS[self._size])
        yield from shapes
        return deep + 8


def _band(
    figure: Interval,
    ends: tuple[float, float],
    y: float,
    high: float,
    told: Told,
    *,
    is_striven: bool,
) -> Iterator[Shape]:
    """Yield a target as a bar; an end without a bound is an arrow, one value a stroke."""
    start, end = ends
    fill = look.PAPER if is_striven else _BAND
    bounded = figure.lower is not None, figure.upper is not None
    if start == end:
        start, end = start - 1.5, end + 1.5
        fill = look.PAPER if is_striven else _EDGE
    start, end = start if bounded[0] else start + _TIP, end if bounded[1] else end - _TIP
    yield Box(x=start, y=y - high / 2, x2=end, y2=y + high / 2, fill=fill, stroke=_EDGE, told=told)
    for side, tip in ((0, "triangle-left"), (1, "triangle-right")):
        if not bounded[side]:
            at = ends[side] + (-_TIP if side else _TIP)
            yield Sign(x=at, y=y, shape=tip, fill=_EDGE, stroke=_EDGE, told=told,
                       size=look.ARROW * 1.6)  # fmt: skip
