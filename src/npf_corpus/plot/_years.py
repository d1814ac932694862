"""A series over years: a panel for each thing, its figures as upright intervals."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from attrs import evolve

from npf_corpus.comparison import SeriesRow
from npf_corpus.comparison._things import is_down, thing_of
from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.plot import _look as look
from npf_corpus.plot._axes import Axis
from npf_corpus.plot._canvas import Box, Line, Picture, Shape, Sign, Words, interval, key
from npf_corpus.plot._figures import OneUnit, bounds_in, has_floor, heading, one_of, unit_of
from npf_corpus.plot._layout import picture_of, room_for
from npf_corpus.plot._names import Names, Numbers
from npf_corpus.plot._rows import worded

if TYPE_CHECKING:
    from npf_corpus.records import Modality

MOST = 36
"""A picture has at most so many panels."""

_HEAD, _FOOT, _GAP = 25.0, 20.0, 14.0
_YEAR = 366
_TALL = {"page": 150.0, "slide": 190.0}
_ALONE = 300.0
_LEAST = 30.0
_ORDER: dict[Modality, float] = {
    "targeted": -1, "proposed": -0.5, "forecast": 0.5, "under-way": 0, "achieved": 1,
}  # fmt: skip
"""Within a year, targets stand left of results."""


def years(names: Names, series: Iterable[SeriesRow], size: look.Size) -> Picture:
    """Return the picture of a series of one measure.

    Raises:
        QueryError: There is none, its things are too many, or it is of several measures, aspects
            or dimensions.
    """
    rows = list(series)
    if not rows:
        raise QueryError("no claim with a time is among these, ask for others")
    measure = one_of((row.measure for row in rows), "measures", "by_measure")
    rising = one_of((thing_of(row.claims[0]).aspect for row in rows), "aspects", "by_aspect")
    is_mixed = len({row.aspect for row in rows}) > 1
    aspect = rising if is_mixed else rows[0].aspect
    common = OneUnit(names, (row.unit for row in rows))
    rows, left = _of_a_year(rows)
    figures = {
        id(row): common.of(
            worded(names.store, row.claims[0], row.interval),
            row.unit,
            down=is_mixed and is_down(row.claims[0]),
        )
        for row in rows
    }
    floor = has_floor(names, measure, aspect)
    numbers = Numbers(bounds_in(figures.values()), names.language, floor=floor)
    axis = common.axis(figures.values(), level=aspect == "level")
    panels: dict[str, list[SeriesRow]] = {}
    sectors = {row.sectors for row in rows}
    for row in rows:
        panels.setdefault(_label(names, row, shared=len(sectors) == 1), []).append(row)
    if len(panels) > MOST:
        raise QueryError(f"{len(panels)} series are too many for a picture, narrow to {MOST}")
    title = heading(names, measure, aspect)
    subtitle = names.join(
        (
            names.all_of("sectors", sectors.pop()) if len(sectors) == 1 else "",
            unit_of(names, common.unit, numbers.word),
            "" if axis.scale == "linear" else names.say("logarithmic scale"),
        )
    )
    foot: list[str] = []
    if left:
        foot.append(names.say("Left out, of several years together: {count}.", count=left))
    if any(row.excluding for row in rows):
        foot.append(names.say("A dashed line: documents differ."))
    foot.append(names.sources(claim.document for row in rows for claim in row.claims))
    maker = _Maker(names, size, numbers, axis, figures)
    shapes = [*maker.shapes(panels, room_for(title, subtitle, foot, size))]
    return picture_of(shapes, title, subtitle, foot, size, maker.bottom)


def _of_a_year(rows: list[SeriesRow]) -> tuple[list[SeriesRow], int]:
    """Return the rows of a year or less, all rows if there are none, and how many are left out."""
    short = [row for row in rows if not _is_long(row)]
    return (short, len(rows) - len(short)) if short else (rows, 0)


def _is_long(row: SeriesRow) -> bool:
    start, end = row.period.start, row.period.end
    return start is not None and end is not None and (end - start).days > _YEAR


def _label(names: Names, row: SeriesRow, *, shared: bool) -> str:
    """Return what a row is of, apart from its measure."""
    return names.join(
        (
            names.all_of("regions", row.regions),
            "" if shared else names.all_of("sectors", row.sectors),
            names.of("initiatives", row.initiative) if row.initiative else "",
            names.say("each") if row.each else "",
        )
    )


class _Maker:
    """What draws panels side by side, all on one axis of values and one of years."""

    def __init__(
        self,
        names: Names,
        size: look.Size,
        numbers: Numbers,
        axis: Axis,
        figures: dict[int, Interval],
    ) -> None:
        self._names, self._numbers = names, numbers
        self._size: look.Size = size
        self._axis, self._figures = axis, figures
        ticks = [look.width_of(numbers.one(Decimal(str(each))), 9.5) for each in axis.ticks]
        self._left = max(ticks, default=0) + 8
        self.bottom = 0.0

    def shapes(self, panels: dict[str, list[SeriesRow]], room: float) -> Iterator[Shape]:
        """Yield the key and the panels."""
        rows = [row for each in panels.values() for row in each]
        times = sorted({row.year for row in rows})
        top = yield from self._key(rows)
        columns = min(len(panels), self._columns(len(panels)))
        lines = ceil(len(panels) / columns)
        tall = (room - top) / lines
        tall = min(tall, _ALONE if lines == 1 else _TALL[self._size]) - _HEAD - _FOOT
        tall = max(tall, _LEAST)
        wide = (look.ACROSS[self._size] - self._left - _GAP * (columns - 1)) / columns
        for place, (label, own) in enumerate(panels.items()):
            left = self._left + place % columns * (wide + _GAP)
            y = top + place // columns * (tall + _HEAD + _FOOT) + _HEAD
            yield Words(x=left, y=y - 15, text=look.fitted(label, wide, 10.5, bold=True),
                        size=10.5, bold=True)  # fmt: skip
            yield from self._frame(left, y, wide, tall, times, is_first=place % columns == 0)
            yield from self._panel(own, times, left, y, wide, tall, is_wide=columns < 3)  # noqa: PLR2004
        self.bottom = top + lines * (tall + _HEAD + _FOOT)

    def _columns(self, count: int) -> int:
        """Return how many panels stand side by side."""
        if self._size == "page":
            return 1 if count == 1 else 2 if count <= 4 else 3 if count <= 18 else 4  # noqa: PLR2004
        return count if count <= 3 else 4 if count <= 8 else 6 if count <= 18 else 9  # noqa: PLR2004

    def _frame(
        self, left: float, top: float, wide: float, tall: float, times: list[int], *, is_first: bool
    ) -> Iterator[Shape]:
        last = -1000.0
        for tick in self._axis.ticks:
            y = top + tall * (1 - self._axis.place(tick, 0))
            yield Box(x=left, y=y - 0.5, x2=left + wide, y2=y + 0.5, fill=look.GRID, thick=0)
            if is_first and abs(y - last) > 11:  # noqa: PLR2004
                text, last = self._numbers.one(Decimal(str(tick))), y
                yield Words(x=left - 6, y=y, text=text, size=9.5, colour=look.FAINT, align="right")
        yield Line(x=left, y=top + tall, x2=left + wide, y2=top + tall, stroke=look.FAINT)
        room = wide / len(times)
        every = max(1, ceil((look.width_of("2025", 9.5) + 4) / room))
        for shown, year in enumerate(times):
            x = left + (shown + 0.5) * room
            yield Line(x=x, y=top + tall, x2=x, y2=top + tall + 3, stroke=look.FAINT)
            if shown % every == 0:
                yield Words(x=x, y=top + tall + 10, text=str(year), size=9.5, colour=look.FAINT,
                            align="center")  # fmt: skip

    def _panel(
        self,
        rows: list[SeriesRow],
        times: list[int],
        left: float,
        top: float,
        wide: float,
        tall: float,
        *,
        is_wide: bool,
    ) -> Iterator[Shape]:
        room = wide / len(times)
        taken: list[tuple[float, float, float, float]] = []
        texts: list[tuple[float, float, float, str]] = []
        for year in times:
            own = sorted((row for row in rows if row.year == year),
                         key=lambda row: (_ORDER[row.modality], row.hedged))  # fmt: skip
            step = min(room / (len(own) + 1), 26)
            for place, row in enumerate(own):
                x = left + (times.index(year) + 0.5) * room + (place - (len(own) - 1) / 2) * step
                figure = self._figures[id(row)]
                ends = self._ends(figure, top, tall)
                yield from self._mark(row, figure, x, ends)
                taken.append((x - 6, min(ends) - 6, x + 6, max(ends) + 6))
                texts.append((x, min(ends), max(ends), self._numbers.interval(figure)))
        within = left, top - 8, left + wide, top + tall + 2
        for x, high, low, text in texts if is_wide else ():
            half = look.width_of(text, 9.5) / 2
            beside = half + 10
            for at, y in ((x, high - 13), (x, low + 13), (x + beside, low), (x - beside, low)):
                bounds = (at - half, y - 5, at + half, y + 5)
                inside = within[0] <= bounds[0] and bounds[2] <= within[2]
                inside = inside and within[1] <= bounds[1] and bounds[3] <= within[3]
                if inside and not any(_meet(bounds, each) for each in taken):
                    taken.append(bounds)
                    yield Words(x=at, y=y, text=text, size=9.5, align="center")
                    break

    def _ends(self, figure: Interval, top: float, tall: float) -> tuple[float, float]:
        low, high = (None if each is None else float(each) for each in (figure.lower, figure.upper))
        return (
            top + tall * (1 - self._axis.place(low, 0)),
            top + tall * (1 - self._axis.place(high, 1)),
        )

    def _mark(
        self, row: SeriesRow, figure: Interval, x: float, ends: tuple[float, float]
    ) -> Iterator[Shape]:
        colour, shape = look.LOOKS[row.modality]
        said = self._names.say(row.modality).replace("-", " ")
        told = (
            ("of", _label(self._names, row, shared=False)),
            ("time", self._names.time(row.period)),
            ("figure", f"{row.interval} {row.unit}"),
            ("said", f"{said}, {self._names.say('striven for')}" if row.hedged else said),
            *((("caveats", "; ".join(row.caveats)),) if row.caveats else ()),
            ("claims", ", ".join(claim.id for claim in row.claims)),
        )
        fill = look.PAPER if row.hedged else colour
        sign = Sign(x=x, y=0, shape=shape, fill=fill, stroke=colour, told=told, size=look.END)
        yield from interval(
            ends,
            x,
            (figure.lower is not None, figure.upper is not None),
            (figure.lower_closed, figure.upper_closed),
            sign,
            upwards=True,
            dash=(4, 3) if row.excluding else (1, 0),
        )

    def _key(self, rows: list[SeriesRow]) -> Generator[Shape, None, float]:
        """Yield what shapes mean, those that occur; return how far down they reach."""
        entries: list[tuple[str, list[Shape]]] = []
        there = {row.modality for row in rows if not row.hedged}
        striven = {row.modality for row in rows if row.hedged}
        for modality, (colour, shape) in look.LOOKS.items():
            said = self._names.say(modality).replace("-", " ")
            sign = Sign(x=10, y=9, shape=shape, fill=colour, stroke=colour)
            if modality in there:
                entries.append((said, [sign]))
            if modality in striven:
                text = self._names.join((said, self._names.say("striven for")))
                entries.append((text, [evolve(sign, fill=look.PAPER)]))
        figures = self._figures.values()
        plain = Sign(x=10, y=9, shape="circle", fill=look.PAPER, stroke=look.FAINT)
        if any(each.lower is None or each.upper is None for each in figures):
            tip = evolve(plain, shape="triangle-up", fill=look.FAINT, size=look.ARROW)
            entries.append((self._names.say("no bound"), [tip]))
        if any(
            (each.lower is not None and not each.lower_closed)
            or (each.upper is not None and not each.upper_closed)
            for each in figures
        ):
            entries.append((self._names.say("bound excluded"), [plain]))
        shapes, deep = key(entries, look.ACROSS[self._size])
        yield from shapes
        return deep + 4


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Return whether two rectangles overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
