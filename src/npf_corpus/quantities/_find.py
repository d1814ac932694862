"""Figures of a running text: each number expression, how far its words reach, and its class.

Each number expression is widened by words within a window of fixed length around it, so that the
time taken grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from npf_corpus.errors import InvalidQuantity
from npf_corpus.quantities._classes_en import class_en
from npf_corpus.quantities._classes_zh import class_zh
from npf_corpus.quantities._expressions import number_expressions
from npf_corpus.quantities._figures import LONGEST, has_chinese
from npf_corpus.quantities._found import FoundQuantity, NumberClass
from npf_corpus.quantities._numerals_zh import NUMERAL_ZH
from npf_corpus.quantities._parse import read_figure
from npf_corpus.quantities._quantity import Quantity
from npf_corpus.quantities._reach_en import rate_beyond, reach_en
from npf_corpus.quantities._reach_zh import reach_zh
from npf_corpus.quantities._readings import ONE_SIDED, SUFFIXES_ZH

_REASONS: dict[NumberClass, str] = {
    "date": "is a date or a span of time",
    "ordinal": "is an ordinal",
    "name": "is part of a name",
    "structural": "numbers a list",
    "other": "counts nothing that could be asked for",
}
_BEYOND = "is a part of a rate per so many of something that is no unit"
_AROUND = 40
"""How many code points before and after an expression are looked at."""

_JOINS = ("、", "和", "及", "与", ", ")
_JOINS_ZH = ("、", "和", "及", "与", "以及")
"""What may stand between the figures of a list, and of a list that ends in a comparator."""


def find(text: str, language: str | None) -> tuple[FoundQuantity, ...]:
    """Return every number expression of a text, in order."""
    return tuple(
        _heeding(text, _heeding(text, list(_each(text, language)), opening=True), opening=False)
    )


def _each(text: str, language: str | None) -> Iterator[FoundQuantity]:
    reached = 0
    places = number_expressions(text)
    for at, (start, end) in enumerate(places):
        if end <= reached:
            continue
        start = max(start, reached)  # noqa: PLW2901 - what is left of it: 三十 after 两成二
        low, high = max(reached, start - _AROUND), min(len(text), end + _AROUND)
        window = text[low:high]
        chinese = language == "zh" or (language is None and _is_chinese(window))
        reach, tell = (reach_zh, class_zh) if chinese else (reach_en, class_en)
        following = places[at + 1 : at + 3]
        spans = reach(text, start, end, low, tuple(following))
        first, last, quantity, reason = _read(text, spans, language)
        kind = tell(text, first, last, (start, end), quantity)
        if kind in _REASONS and not (kind == "other" and quantity is not None):
            quantity, reason = None, _REASONS[kind]
        if not chinese and quantity is not None and rate_beyond(text, first, last):
            quantity, reason = None, _BEYOND
        reached = last
        yield FoundQuantity(first, last, text[first:last], quantity, kind, reason)


def _is_chinese(window: str) -> bool:
    """Return whether the words around a number are Chinese; those with Latin letters alone are not.

    So a dash, a currency's sign or a curved quotation mark makes no English text Chinese.
    """
    if has_chinese(window):
        return True
    return not window.isascii() and re.search("[A-Za-z]", window) is None


def _read(
    text: str, spans: Iterator[tuple[int, int]], language: str | None
) -> tuple[int, int, Quantity | None, str | None]:
    """Return the first of the spans that is a figure; else the last, and why it is not a figure."""
    reason = None
    told = "zh" if language == "zh" else None
    tried = list(spans)
    for start, end in tried:
        quantity, refusal = _figure(text[start : min(end, start + LONGEST + 1)], told)
        if quantity is not None:
            return start, end, quantity, None
        reason = reason or refusal
    return *tried[-1], None, reason


@lru_cache(4096)
def _figure(words: str, language: str | None) -> tuple[Quantity | None, str | None]:
    """Return what words state, or why they state nothing; texts repeat most of theirs."""
    try:
        return read_figure(words, language), None
    except InvalidQuantity as refusal:
        return None, refusal.reason


def _heeding(text: str, found: list[FoundQuantity], *, opening: bool) -> list[FoundQuantity]:
    """Return what was found, where a comparator at an end of a list is heeded by all of it.

    In 突破2000亿元和3000亿元 the second figure is more than 3000亿元 too, and in 增长5%、6%左右 the
    first is about 5%. In 3500亿元、百亿元以上产业链 the comparator says which chains are meant.

    Args:
        text: The whole text.
        found: What was found in it, in order.
        opening: Whether the comparator stands before the list, or after it.
    """
    joins, words, before = _JOINS if opening else _JOINS_ZH, "", None
    for at in range(len(found)) if opening else reversed(range(len(found))):
        each, shared = found[at], None
        if words and before is not None and each.number_class == "claim":
            gap = (before.end, each.start) if opening else (each.end, before.start)
            alike = _of_one_kind(each.quantity, before.quantity)
            if each.quantity and alike and text[slice(*gap)] in joins:
                shared = _under(each.quantity, words, opening=opening)
        if shared is None:
            words = _opening(each) if opening else _closing(text, each)
        else:
            found[at] = each = attrs.evolve(each, quantity=shared)
        before = each
    return found


def _of_one_kind(one: Quantity | None, other: Quantity | None) -> bool:
    """Return whether two figures may stand in one list: of one unit, the first unbounded."""
    if one is None or other is None or (one.reading, one.unit) != ("exactly", other.unit):
        return False
    if one.unit is not None:
        return True
    # A classifier states no unit, so that its word must be the same: 5家、10家左右.
    first, second = (_CLASSIFIED.search(each.surface) for each in (one, other))
    return first is not None and second is not None and first[1] == second[1]


def _opening(found: FoundQuantity) -> str:
    """Return the words of a comparator that opens a figure and may govern a list."""
    quantity = found.quantity
    if quantity is None or quantity.reading not in ONE_SIDED:
        return ""
    rest = found.surface.lstrip("超突破过逾不低于少足到高至多最首次跨迈站上")
    return found.surface[: len(found.surface) - len(rest)]


def _closing(text: str, found: FoundQuantity) -> str:
    """Return the words of a comparator that ends a figure and may govern a list."""
    if (
        found.quantity is None
        or found.number_class != "claim"
        or text[found.end : found.end + 1] == "的"
    ):
        return ""
    return next((words for words in _AFTER if found.surface.endswith(words)), "")


_AFTER = tuple(words for words in SUFFIXES_ZH if words != "+")
_CLASSIFIED = re.compile(rf"[{NUMERAL_ZH}]([^{NUMERAL_ZH}]+?)(?:{'|'.join(_AFTER)})?$")


def _under(quantity: Quantity, words: str, *, opening: bool) -> Quantity | None:
    """Return a figure under the comparator that stands before or after its list."""
    said = f"{words}{quantity.surface}" if opening else f"{quantity.surface}{words}"
    read, _ = _figure(said, None)
    same = read and read.unit == quantity.unit
    return attrs.evolve(read, surface=quantity.surface) if read and same else None
