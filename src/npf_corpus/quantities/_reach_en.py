"""How far the words of an English figure reach to both sides of its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from npf_corpus.quantities._phrases_en import UNDER
from npf_corpus.quantities._readings import PREFIXES_EN, SUFFIXES_EN
from npf_corpus.quantities._unit_table import KINDS_EN
from npf_corpus.quantities._units import money_en, units_en

_WINDOW = 40


def _any(words: Iterator[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len)[::-1])


@cache
def _left() -> re.Pattern[str]:
    bounds = _any(word for word, reading in PREFIXES_EN.items() if reading != "exactly")
    ranks = r"(?:ranked|ranks|ranking|placed)(?:\s+(?:in|at|no\.?|number|the))*"
    signs = _any(word for word in money_en() if not word[-1].isalpha())
    return re.compile(
        rf"(?:(?:(?<![\w-])(?:(?:just|well|far)\s+)?(?:{bounds})|{ranks}|(?<!\w)(?:the\s+)?top)\s*)?"
        rf"(?:(?P<sign>{signs}|rmb\s?|us\$|(?<![\w)])[-−])\s?)?(?:an?\s+)?\Z",
        re.IGNORECASE,
    )


@cache
def _right() -> re.Pattern[str]:
    units = _any(word for word in units_en() if word)
    under = _any(iter(UNDER))
    kinds = _any(iter(KINDS_EN))
    after = _any(iter(SUFFIXES_EN))
    return re.compile(
        r"(?:\s?[mbt]n?(?!\w))?(?:[-\s]*(?:odd|plus)\b)?(?:\s?\+)?"
        rf"(?:[-\s]?(?:(?:{kinds})\s+){{0,3}}(?:{units})(?![\w]))?"
        rf"(?:\s?(?:/|per\s)\s?(?:(?:[\d,]+|hundred|thousand|million)\s+)?(?:{units}|{under})(?!\w))?"
        r"(?:\s(?:a|an|every)\s(?:day|week|month|year|hour)(?!\w))?"
        r"(?:[- ](?:level|scale|class))?(?:[- ]digits?(?!\w))?"
        rf"(?:\s+(?:{after})(?!\w))?",
        re.IGNORECASE,
    )


_LINK = re.compile(r"\s?(?:[-–—~]|to|and)\s?(?:[$€£¥]|US\$|RMB\s?)?\Z", re.IGNORECASE)


_SHARE = re.compile(
    r"(?:one|1)\sin\s|[\w.]+\s(?:in\severy|out\sof(?:\severy)?)\s",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s(?:[a-z-]+\s){0,3}?(?:per|for\severy)\s(?:[\d,]+|hundred|thousand|million)\b", re.IGNORECASE
)
_UNDER = re.compile(r"\b(?:per|for\severy)\s$", re.IGNORECASE)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DATED = re.compile(r"\b(?:in|by|since|during|until)\s$", re.IGNORECASE)
_SPAN = re.compile(r"\s(?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE)
"""Words that make one number a part of the next, a year's, and those of a span of time instead."""


def reach_en(
    text: str, start: int, end: int, low: int, following: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    """Yield the spans to read, the longest first; the last is the number expression itself."""
    window = text[max(low, start - _WINDOW) : start]
    match = _left().search(window)
    first = start - (len(window) - match.start()) if match else start
    last = _end(text, end)
    spans = [(first, last)]
    for after, stop in following:
        shared = _SHARE.fullmatch(text[start:after])
        if shared and not _SPAN.match(text, stop) and not _YEAR.fullmatch(text[after:stop]):
            spans[:0] = (first, stop), (start, stop)
        opened = re.search(r"\b(?:between|from)\s+(?:[$€£¥]|US\$)?\Z", window, re.IGNORECASE)
        link = _LINK.match(text[last:after]) or _LINK.match(text[end:after])
        dated = (
            _YEAR.fullmatch(text[start:end])
            and _DATED.search(window)
            and not _YEAR.fullmatch(text[after:stop])
        )
        if link and not dated and (opened or "and" not in link[0].lower()):
            reach = _end(text, stop)
            spans.insert(0, (first, reach))
            if opened:
                spans.insert(0, (start - len(window) + opened.start(), reach))
    if match and match["sign"]:
        spans.append((first, end))  # a $5 billion fund: no noun is worth its sign
    yield from dict.fromkeys((*spans, (start, last), (first, end), (start, end)))


def _end(text: str, end: int) -> int:
    match = _right().match(text, end, end + _WINDOW)
    return match.end() if match else end


def rate_beyond(text: str, start: int, end: int) -> bool:
    """Return whether a figure is a part of a rate that its words do not reach: 3 per 1,000 births.

    So it is where things that are no unit stand below the line, and both 3 and 1,000 claim nothing.
    """
    return bool(_RATE.match(text, end) or _UNDER.search(text[max(0, start - _WINDOW) : start]))
