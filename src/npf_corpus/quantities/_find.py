"""Figures of a running text: each number expression, how far its words reach, and its class.

The number expressions are the anchors; each is widened by what a window of fixed length around it
holds, so that the time taken grows with the text alone.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities._classes_en import class_en
from npf_corpus.quantities._classes_zh import class_zh
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.quantities._found import FoundQuantity, NumberClass
from npf_corpus.quantities._parse import read_figure
from npf_corpus.quantities._quantity import Quantity
from npf_corpus.quantities._reach_en import reach_en
from npf_corpus.quantities._reach_zh import reach_zh

__all__ = ["find"]

_REASONS: dict[NumberClass, str] = {
    "date": "is a date or a span of time",
    "ordinal": "is an ordinal",
    "name": "is part of a name",
    "structural": "numbers a list",
    "other": "counts nothing that could be asked for",
}
_AROUND = 40
"""How many code points before and after an expression are looked at."""

_JOINS = ("、", "和", "及", "与", " and ", ", ")


def find(text: str, language: str | None) -> tuple[FoundQuantity, ...]:
    """Return every number expression of a text, in order."""
    return tuple(_heeding(text, _each(text, language)))


def _each(text: str, language: str | None) -> Iterator[FoundQuantity]:
    reached = 0
    places = number_expressions(text)
    for at, (start, end) in enumerate(places):
        if start < reached:
            continue
        low, high = max(reached, start - _AROUND), min(len(text), end + _AROUND)
        window = text[low:high]
        chinese = language == "zh" or (language is None and not window.isascii())
        reach, tell = (reach_zh, class_zh) if chinese else (reach_en, class_en)
        following = places[at + 1 : at + 3]
        spans = reach(text, start, end, low, tuple(following))
        first, last, quantity, reason = _read(text, spans, language)
        kind = tell(text, first, last, (start, end), quantity)
        if kind in _REASONS and not (kind == "other" and quantity is not None):
            quantity, reason = None, _REASONS[kind]
        reached = last
        yield FoundQuantity(first, last, text[first:last], quantity, kind, reason)


def _read(
    text: str, spans: Iterator[tuple[int, int]], language: str | None
) -> tuple[int, int, Quantity | None, str | None]:
    """Return the first of the spans that is a figure; else the last of them, and why it is none."""
    start, end, reason = 0, 0, None
    told = "zh" if language == "zh" else None
    for start, end in spans:
        try:
            return start, end, read_figure(text[start:end], told), None
        except InvalidQuantity as refusal:
            reason = reason or refusal.reason
    return start, end, None, reason


def _heeding(text: str, found: Iterator[FoundQuantity]) -> Iterator[FoundQuantity]:
    """Yield what was found, where a comparator governs a list heeded by all figures of it.

    In 突破2000亿元和3000亿元 the second figure is more than 3000亿元 too.
    """
    before: FoundQuantity | None = None
    for each in found:
        one, other = None if before is None else before.quantity, each.quantity
        if (
            before is not None
            and one is not None
            and other is not None
            and text[before.end : each.start] in _JOINS
            and (one.unit, other.reading) == (other.unit, "exactly")
            and one.reading in {"more-than", "at-least", "less-than", "at-most"}
            and other.unit is not None
            and (shared := _under(one, other))
        ):
            each = attrs.evolve(each, quantity=shared)  # noqa: PLW2901 - the same place
        before = each
        yield each


def _under(one: Quantity, other: Quantity) -> Quantity | None:
    """Return a figure under the comparator that stands before an earlier one."""
    words = one.surface[
        : len(one.surface) - len(one.surface.lstrip("超突破过逾不低于少足到高至多最首次跨迈站上"))
    ]
    if not words:
        return None
    try:
        read = read_figure(f"{words}{other.surface}")
    except InvalidQuantity:
        return None
    return attrs.evolve(read, surface=other.surface) if read.unit == other.unit else None
