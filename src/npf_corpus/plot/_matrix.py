"""Tiers by province: a row for each sector, a column for each province, a letter for each tier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from typing import TYPE_CHECKING, Any

from npf_corpus.errors import QueryError
from npf_corpus.plot import _look as look
from npf_corpus.plot._canvas import Box, Line, Picture, Shape, Words, key
from npf_corpus.plot._layout import picture_of, room_for, with_documents
from npf_corpus.plot._names import Names
from npf_corpus.plot._tiles import ONLY, PLACES

if TYPE_CHECKING:
    from npf_corpus.records import Tier

LETTERS = {
    "traditional": ("T", "#d9d9d9"),
    "emerging": ("E", "#bfe3d5"),
    "strategic-emerging": ("S", "#9fd0ea"),
    "emerging-pillar": ("P", "#f6d9a8"),
    "future": ("F", "#f2b48f"),
    "high-tech": ("H", "#d8c9e8"),
    "modern-services": ("M", "#f7ee9e"),
    "characteristic": ("C", "#eccbdc"),
    "characteristic-agriculture": ("A", "#d3e2a6"),
}
"""Tier to letter and colour; the letter tells, the colour helps."""

_WHOLE = "CN"
_ROW: dict[look.Size, float] = {"page": 17.0, "slide": 13.0}
_LABEL: dict[look.Size, float] = {"page": 170.0, "slide": 190.0}
_GAP = 8.0
_NARROW = 20
"""Cells that are no wider have two letters one below the other."""


def matrix(names: Names, tiers: Iterable[Tier], size: look.Size) -> Picture:
    """Return which tier the documents of each province give a sector.

    Raises:
        QueryError: No document among these is of a province or of China.
    """
    cells: dict[str, dict[str, dict[str, list[Tier]]]] = {}
    documents: dict[str, None] = {}
    count = 0
    for tier in tiers:
        owner: Any = names.store.record("documents", tier.document)
        if owner.region not in PLACES and owner.region != _WHOLE:
            continue
        told = cells.setdefault(tier.sector, {}).setdefault(str(owner.region), {})
        told.setdefault(tier.tier, []).append(tier)
        documents[tier.document] = None
        count += 1
    if not cells:
        raise QueryError(f"no tier here is told by a document of a province, {ONLY}")
    columns = _columns(names)
    order = names.store.positions("sectors")
    ranked = sorted(cells, key=lambda sector: (-len(cells[sector]), order[sector]))
    title = names.say("Which tier documents give a sector")
    foot = [names.say("Several letters: documents give several tiers."), names.sources(documents)]
    there = {tier for row in cells.values() for told in row.values() for tier in told}
    entries = _key(names, [tier for tier in LETTERS if tier in there])
    signs, deep = key(entries, look.ACROSS[size])
    top = deep + _GAP
    heads = [names.of("regions", each) for each in columns]
    high = max(_head_height(names, each) for each in heads) + 4
    room = room_for(title, "-", foot, size) - top - high
    shown = ranked[: max(int(room / _ROW[size]), 1)]
    sectors = names.say("{count} sectors", count=len(ranked))
    if len(shown) < len(ranked):
        sectors = names.say(
            "{shown} of {count} sectors, those that most regions name",
            shown=len(shown), count=len(ranked),
        )  # fmt: skip
    subtitle = names.join((sectors, names.say("{count} assertions", count=count)))
    body = _body(names, size, top + high, columns, [(each, cells[each]) for each in shown])
    shapes = [*signs, *_heads(names, size, top + high, heads), *body]
    return picture_of(shapes, title, subtitle, foot, size, top + high + len(shown) * _ROW[size])


def _columns(names: Names) -> list[str]:
    """Return China and the provincial units of which there are documents, in their usual order."""
    known = with_documents(names)
    found = [each for each in names.store.records("regions") if each.id in PLACES]
    found.sort(key=lambda each: str(each.adcode or each.id))
    return [key for key in (_WHOLE, *(each.id for each in found)) if key in known]


def _wide(size: look.Size, count: int) -> float:
    return (look.ACROSS[size] - _LABEL[size]) / count


def _head_height(names: Names, text: str) -> float:
    """Return how high a province's name is: upright, in Chinese one character below the other."""
    return len(text) * 11.0 if names.language == "zh" else look.width_of(text, 9.5)


def _heads(names: Names, size: look.Size, bottom: float, heads: list[str]) -> Iterator[Shape]:
    wide = _wide(size, len(heads))
    for place, text in enumerate(heads):
        x = _LABEL[size] + (place + 0.5) * wide
        if names.language == "en":
            yield Words(x=x, y=bottom - 4, text=text, size=9.5, upright=True)
            continue
        for line, each in enumerate(reversed(text)):
            yield Words(x=x, y=bottom - 10 - line * 11, text=each, size=10, align="center")


def _body(
    names: Names,
    size: look.Size,
    top: float,
    columns: list[str],
    rows: list[tuple[str, dict[str, dict[str, list[Tier]]]]],
) -> Iterator[Shape]:
    left, tall = _LABEL[size], _ROW[size]
    wide = _wide(size, len(columns))
    bottom = top + len(rows) * tall
    for place in range(len(columns) + 1):
        x = left + place * wide
        yield Line(x=x, y=top, x2=x, y2=bottom, stroke=look.GRID)
    for line, (sector, told) in enumerate(rows):
        y = top + line * tall
        yield Line(x=left, y=y, x2=left + wide * len(columns), y2=y, stroke=look.GRID)
        text = look.fitted(names.of("sectors", sector), left - 10, look.SMALL[size])
        yield Words(x=left - 6, y=y + tall / 2, text=text, size=look.SMALL[size], align="right")
        for place, region in enumerate(columns):
            x = left + place * wide
            at = x, y, x + wide, y + tall
            yield from _cell(names, told.get(region, {}), at, sector, region)
    yield Line(x=left, y=bottom, x2=left + wide * len(columns), y2=bottom, stroke=look.GRID)


def _cell(
    names: Names,
    told: dict[str, list[Tier]],
    at: tuple[float, float, float, float],
    sector: str,
    region: str,
) -> Iterator[Shape]:
    x, y, x2, y2 = at
    found = [tier for tier in LETTERS if tier in told]
    beside = max(len(found) if x2 - x > _NARROW else (len(found) + 1) // 2, 1)
    wide = (x2 - x) / beside
    high = (y2 - y) / max(ceil(len(found) / beside), 1)
    for place, tier in enumerate(found):
        letter, colour = LETTERS[tier]
        start, upper = x + place % beside * wide, y + place // beside * high
        records = told[tier]
        words = (
            ("sector", names.of("sectors", sector)),
            ("region", names.of("regions", region)),
            ("tier", names.say(tier).replace("-", " ")),
            ("tiers", ", ".join(each.id for each in records)),
            ("documents", "; ".join({each.document: names.document(each.document)
                                     for each in records}.values())),
        )  # fmt: skip
        yield Box(x=start + 0.5, y=upper + 0.5, x2=start + wide - 0.5, y2=upper + high - 0.5,
                  fill=colour, stroke=colour, thick=0, told=words)  # fmt: skip
        small = min(9.5, wide - 0.5, high)
        yield Words(x=start + wide / 2, y=upper + high / 2, text=names.say(letter), size=small,
                    align="center")  # fmt: skip


def _key(names: Names, there: list[str]) -> Iterator[tuple[str, list[Shape]]]:
    """Yield what the letters mean, those that occur."""
    for tier in there:
        letter, colour = LETTERS[tier]
        box = Box(x=2, y=2, x2=18, y2=16, fill=colour, stroke=look.FAINT)
        sign = Words(x=10, y=9, text=names.say(letter), size=9, align="center")
        yield names.say(tier).replace("-", " "), [box, sign]
