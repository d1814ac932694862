"""Values inside records to draw one by one: places, periods, parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from npf_corpus.anchoring import anchor_of
from npf_corpus.records import (
    Anchor,
    Anchored,
    Component,
    DocumentId,
    Member,
    OrganizationId,
    Period,
    RegionId,
    Role,
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
    Skipped: lambda chance: Skipped(anchor(chance), chance.words()),
    Text: _text,
}
"""Class of a part to what draws it."""
