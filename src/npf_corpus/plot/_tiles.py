"""A map of tiles: the 34 provincial units, about where they lie, each with its figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import log10
from operator import attrgetter
from typing import TYPE_CHECKING

from npf_corpus.comparison._series import SeriesRow, series
from npf_corpus.comparison._things import span_of
from npf_corpus.errors import QueryError
from npf_corpus.intervals import Interval
from npf_corpus.plot import _look as look
from npf_corpus.plot._canvas import Box, Picture, Shape, Words, frame, key, moved
from npf_corpus.plot._figures import APART, OneUnit, bounds_in, has_floor, heading, one_of, unit_of
from npf_corpus.plot._layout import hatched, picture_of, room_for, with_documents
from npf_corpus.plot._names import Names, Numbers
from npf_corpus.plot._rows import worded

if TYPE_CHECKING:
    from npf_corpus.records import NumericClaim

PLACES: dict[str, tuple[int, int]] = {
    "CN-HL": (6, 0), "CN-NM": (3, 1), "CN-BJ": (4, 1), "CN-JL": (6, 1),
    "CN-XJ": (0, 2), "CN-NX": (2, 2), "CN-SX": (3, 2), "CN-HE": (4, 2), "CN-TJ": (5, 2),
    "CN-LN": (6, 2),
    "CN-QH": (0, 3), "CN-GS": (1, 3), "CN-SN": (2, 3), "CN-HA": (3, 3), "CN-SD": (4, 3),
    "CN-XZ": (0, 4), "CN-SC": (1, 4), "CN-CQ": (2, 4), "CN-HB": (3, 4), "CN-AH": (4, 4),
    "CN-JS": (5, 4), "CN-SH": (6, 4),
    "CN-YN": (1, 5), "CN-GZ": (2, 5), "CN-HN": (3, 5), "CN-JX": (4, 5), "CN-ZJ": (5, 5),
    "CN-GX": (2, 6), "CN-GD": (3, 6), "CN-FJ": (4, 6), "CN-TW": (6, 6),
    "CN-HI": (2, 7), "CN-MO": (3, 7), "CN-HK": (4, 7),
}  # fmt: skip
"""Column and row of each provincial unit, about where it lies."""

ONLY = "and the picture holds provinces only: ask for others"
"""What an error says of a place that no tile stands for, such as a city."""

_COLUMNS, _ROWS, _GAP, _TALLEST = 7, 8, 3, 58
_DASH = 3, 3
_LINE = 6
"""So many units are named below the map."""
_RESULTS = {"achieved", "forecast"}
"""What was expected stands on a map where nothing was counted."""
_KEY = 210
"""Pixels that the key takes, beside the tiles of a slide."""


def tiles(names: Names, claims: Iterable[NumericClaim], size: look.Size) -> Picture:
    """Return the map of one measure.

    Raises:
        QueryError: The claims are of several measures, aspects, modalities or dimensions, or none
            is of a provincial unit alone.
    """
    rows, left, bare = _chosen(list(series(names.store, claims)))
    first = rows[0]
    common = OneUnit(names, (row.unit for row in rows))
    figures: dict[str, Interval] = {
        row.regions[0]: common.of(worded(names.store, row.claims[0], row.interval), row.unit)
        for row in rows
    }
    floor = has_floor(names, first.measure, first.aspect)
    numbers = Numbers(bounds_in(figures.values()), names.language, floor=floor)
    title = heading(names, first.measure, first.aspect)
    known = sorted({row.modality for row in rows})
    said = names.say(" or ").join(names.say(each).replace("-", " ") for each in known)
    subtitle = names.join(
        (
            names.time(first.period),
            names.say("striven for") if first.hedged else said,
            names.all_of("sectors", first.sectors),
            names.say("each") if first.each else "",
            unit_of(names, common.unit, numbers.word),
            names.say("{count} of 34 provincial units", count=len(rows)),
        )
    )
    foot = [names.say("An interval is what the words allow; darker is more.")]
    if left:
        foot.append(names.say("Left out, of other times, sectors or units: {count}.", count=left))
    if bare:
        places = _named(names, bare)
        foot.append(names.say("So without a figure here: {places}.", places=places))
    foot.append(names.sources(claim.document for row in rows for claim in row.claims))
    room = room_for(title, subtitle, foot, size)
    maker = _Maker(names, size, room, numbers, {row.regions[0]: row for row in rows}, figures)
    shapes = [*maker.shapes()]
    return picture_of(shapes, title, subtitle, foot, size, maker.bottom)


def _named(names: Names, regions: list[str]) -> str:
    """Return regions by name, and how many more there are than a line can hold."""
    found = names.all_of("regions", regions[:_LINE])
    if (more := len(regions) - _LINE) > 0:
        return names.say("{text} and {count} more", text=found, count=more)
    return found


def _chosen(found: list[SeriesRow]) -> tuple[list[SeriesRow], int, list[str]]:
    """Return the rows of provincial units that tell of one thing, and what is left.

    That is how many claims, and the units that have none but those.

    Raises:
        QueryError: There are none, or they are of several measures, aspects or modalities.
    """
    own = [row for row in found if len(row.regions) == 1 and row.regions[0] in PLACES]
    if not own:
        raise QueryError(f"no claim with a time is of one provincial unit alone, {ONLY}")
    one_of((row.measure for row in own), "measures", "by_measure")
    one_of((row.aspect for row in own), "aspects", "by_aspect")
    if {row.modality for row in own} != _RESULTS:
        one_of((row.modality for row in own), "modalities", "by_modality")

    def kind(row: SeriesRow) -> tuple[object, ...]:
        return span_of(row.period), row.sectors, row.initiative, row.each, row.hedged

    (most, _), *_ = Counter(map(kind, own)).most_common(1)
    same = [row for row in reversed(own) if kind(row) == most]
    rows = {row.regions[0]: row for row in sorted(same, key=lambda row: row.modality == "achieved")}
    told = {claim.id for row in same for claim in row.claims}
    left = {claim.id for row in own for claim in row.claims} - told
    bare = dict.fromkeys(row.regions[0] for row in own if row.regions[0] not in rows)
    return list(rows.values()), len(left), list(bare)


class _Maker:
    """What draws the tiles and their key."""

    def __init__(
        self,
        names: Names,
        size: look.Size,
        room: float,
        numbers: Numbers,
        rows: dict[str, SeriesRow],
        figures: dict[str, Interval],
    ) -> None:
        self._names, self._size, self._numbers = names, size, numbers
        self._rows, self._figures = rows, figures
        self._left = _KEY if size == "slide" else 0
        self._wide = (look.ACROSS[size] - self._left) / _COLUMNS
        self._high = min(room / _ROWS, _TALLEST)
        self.bottom = self._high * _ROWS
        self._documents = with_documents(names)
        self._middles = {key: _middle(numbers.bounds(each)) for key, each in figures.items()}

    def shapes(self) -> Iterator[Shape]:
        yield from self._key()
        for region, (column, line) in PLACES.items():
            x, y = self._left + column * self._wide, line * self._high
            yield from self._tile(region, x, y, x + self._wide - _GAP, y + self._high - _GAP)

    def _tile(self, region: str, x: float, y: float, x2: float, y2: float) -> Iterator[Shape]:
        known = region in self._names.store.positions("regions")
        name = self._names.of("regions", region) if known else region
        row, figure = self._rows.get(region), self._figures.get(region)
        middle, high = (x + x2) / 2, y2 - y
        ink, fill, edge, text = look.INK, look.PAPER, look.FAINT, ""
        if row is not None and figure is not None:
            step = self._step(region)
            fill = look.SHADES[step]
            ink = look.PAPER if step >= len(look.SHADES) - 2 else look.INK
            text = self._numbers.interval(figure) + ("*" if row.excluding else "")
            text += "†" if self._is_expected(row) else ""
            why = str(row.interval)
        elif region in self._documents:
            why = self._names.say("told of with no such figure")
        else:
            why = self._names.say("no document of it in this release")
            ink, edge = look.FAINT, look.PAPER
        claims = ", ".join(claim.id for claim in row.claims) if row else ""
        told = (("region", name), ("figure", why), ("claims", claims))
        yield Box(x=x, y=y, x2=x2, y2=y2, fill=fill, stroke=edge, told=told)
        if not text and region not in self._documents:
            yield from frame(x, y, x2, y2, _DASH)
        elif not text:
            yield from hatched(x, y + high * 0.52, x2, y2)
        room = self._wide - _GAP - 6
        small = 10.5
        at = y + high * (0.3 if region in self._documents else 0.5)
        yield Words(x=middle, y=at, text=look.fitted(name, room, small), size=small, colour=ink,
                    align="center")  # fmt: skip
        if text:
            large = next(
                size for size in (14, 13, 12, 11, 10, 9, 8, 7)
                if look.width_of(text, size, bold=True) <= room or size == 7  # noqa: PLR2004
            )  # fmt: skip
            yield Words(x=middle, y=y + high * 0.68, text=text, size=large, colour=ink,
                        align="center", bold=True)  # fmt: skip

    def _is_expected(self, row: SeriesRow) -> bool:
        """Return whether a figure is a forecast among results."""
        several = len({each.modality for each in self._rows.values()}) > 1
        return several and row.modality == "forecast"

    def _step(self, key: str) -> int:
        """Return which shade a figure's middle has, from light to dark."""
        low, high = min(self._middles.values()), max(self._middles.values())
        value = self._middles[key]
        if low > 0 and high > APART * low:
            low, high, value = log10(low), log10(high), log10(value)
        if low == high:
            return len(look.SHADES) // 2
        return min(int((value - low) / (high - low) * len(look.SHADES)), len(look.SHADES) - 1)

    def _key(self) -> Iterator[Shape]:
        """Yield what shades and signs mean: above the tiles in the west, or left of all."""
        wide, at = 20, 0.0
        ordered = sorted(self._middles, key=self._middles.__getitem__)
        for place, shade in enumerate(look.SHADES):
            x = place * wide
            yield Box(x=x, y=at, x2=x + wide, y2=at + 14, fill=shade, stroke=look.FAINT)
        least, most = (self._numbers.interval(self._figures[ordered[place]]) for place in (0, -1))
        yield Words(x=0, y=at + 24, text=least, size=10)
        yield Words(x=wide * len(look.SHADES), y=at + 24, text=most, size=10, align="right")
        said = self._names.say
        entries: list[tuple[str, list[Shape]]] = [
            (said("told of with no such figure"),
             [Box(x=0, y=2, x2=wide, y2=16, stroke=look.FAINT), *hatched(0, 2, wide, 16)]),
            (said("no document of it in this release"), [*frame(0, 2, wide, 16, _DASH)]),
        ]  # fmt: skip
        for sign, meant, asked in (
            ("*", "documents differ", attrgetter("excluding")),
            ("†", "forecast", self._is_expected),
        ):
            if any(map(asked, self._rows.values())):
                mark = Words(x=wide / 2, y=10, text=sign, size=12, align="center")
                entries.append((said(meant), [mark]))
        yield from (moved(each, 0, at + 36) for each in key(entries, _KEY)[0])


def _middle(bounds: tuple[Decimal | None, Decimal | None]) -> float:
    """Return the middle of two bounds, or the one that there is."""
    ends = [float(each) for each in bounds if each is not None]
    return sum(ends) / len(ends) if ends else 0.0
