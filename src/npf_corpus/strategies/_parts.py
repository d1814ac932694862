"""Values inside records to draw one by one: places, periods, parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, get_args

from npf_corpus.anchoring import anchor_of
from npf_corpus.records import (
    Anchor,
    Anchored,
    Component,
    DocumentId,
    Match,
    Member,
    OrganizationId,
    Period,
    RegionId,
    Role,
    Scheme,
    SectorCode,
    SectorId,
    Skipped,
    Text,
)
from npf_corpus.release._manifest import sha256
from npf_corpus.strategies._chance import Chance
from npf_corpus.strategies._names import COUNTRY

_TEXT = "Amber rests in glass. Birch has more than 2,000 projects.\n\n琥珀有近300家企业。\n"


def anchor(chance: Chance) -> Anchor:
    """Return a place of one or more words in a made-up text."""
    start = chance.number(0, len(_TEXT) - 2)
    while _TEXT[start].isspace():
        start -= 1
    return anchor_of(_TEXT, start, chance.number(start + 1, len(_TEXT)))


def period(chance: Chance) -> Period:
    """Return a day, or days of which one end may be open."""
    first = chance.day()
    if not chance.maybe():
        return Period(first, first)
    if chance.maybe():
        return Period(None, first) if chance.maybe() else Period(first, None)
    return Period(first, chance.day(first=first))


def sector_code(chance: Chance) -> tuple[Scheme, str, Match]:
    """Return a code of a published list of industries, and how it stands to a sector."""
    scheme, code = chance.pick(_CODES)
    return scheme, code, chance.pick(get_args(Match))


_CODES: tuple[tuple[Scheme, str], ...] = (
    ("sei-2018", "1.2"),
    ("future-2024", "未来材料"),
    ("gbt4754-2017", "C39"),
    ("gbt4754-2017", "I65"),
)


def _text(chance: Chance) -> Text:
    text = chance.words()
    return Text(sha256(text.encode()), len(text))


_DOCUMENT = DocumentId("doc-1")

PARTS: Mapping[type[Any], Callable[[Chance], Any]] = {
    Anchor: anchor,
    Anchored: lambda chance: Anchored(_DOCUMENT, anchor(chance)),
    Component: lambda chance: Component(
        name=chance.words(),
        declared_count=Decimal(chance.number(1, 99)) if chance.maybe() else None,
        enumeration=chance.pick(("exhaustive", "representative")),
        sectors=chance.some((SectorId("glass"), SectorId("silk"))),
    ),
    Member: lambda chance: Member(
        chance.pick((RegionId(f"{COUNTRY}-AM"), COUNTRY)), chance.pick(("full", "partial"))
    ),
    Period: period,
    Role: lambda chance: Role(
        title=chance.words(),
        organization=chance.one((OrganizationId("valley-press"),)),
        document=_DOCUMENT,
        note=chance.one(("no longer in office",)),
    ),
    SectorCode: lambda chance: SectorCode(*sector_code(chance)),
    Skipped: lambda chance: Skipped(anchor(chance), chance.words()),
    Text: _text,
}
"""Class of a part to what draws it."""
