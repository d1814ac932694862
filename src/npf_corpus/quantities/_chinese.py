"""The Chinese grammar of figures: comparators, amounts with units, ranges and changes."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

import attrs

from npf_corpus.quantities._amounts_zh import amount_zh, few_zh, plain_range
from npf_corpus.quantities._numerals_zh import NUMERAL_ZH, numeral_zh
from npf_corpus.quantities._quantity import Reading
from npf_corpus.quantities._ranges import Amount, between, both, compared, tolerance
from npf_corpus.quantities._readings import PREFIXES_ZH, SUFFIXES_ZH, Bounds, Figure, Refused

__all__ = ["read_chinese"]

_LONGEST = 80
_LONGEST_WORDS = max(len(words) for words in (*PREFIXES_ZH, *SUFFIXES_ZH))

_MOST_DOUBLINGS = 100

_FILLERS = ("了", "有", "为", "是", "达到", "达")
"""What may stand between a comparator and its number."""

_GROWTH = "增长|增加|提高|提升|上升|上涨|增幅|增|涨|扩大|升高"
_LINKS = ", 且并而但又和"
_PLACES = "全国|世界|全球|全省|全市|全区|国内|国际|亚洲|中国|东部|中部|西部|东北|行业|同类"


@cache
def _pattern(which: str) -> re.Pattern[str]:
    number = f"[{NUMERAL_ZH}]+?"
    return re.compile(
        {
            "growth": f"(?:同比|环比|年均|累计|比上年|较上年|净)?(?:{_GROWTH})了?(?=[^到至为])",
            "change": f"从?(.+?)(?:{_GROWTH}|下降|降低|减少|降|变|发展)(?:到|至|为)了?(.+)",
            "grown_to": f"(?:同比|累计)?(?:{_GROWTH}|下降|降低|减少|降)(?:到|至|为)"
            "(?:了|原来的)?(.+)",
            "doubled": rf"了?(?:({number})?番|(倍))",
            "rank": rf"(?:位居|位列|位于|居于|排名|排在|名列|稳居|居|列|排)?(?:{_PLACES})?"
            rf"(?:(首位|榜首|首)|第({number})[位名]?|(前)({number})[位名强]?)",
            "within": r"(?:介于|位于|处于|在)?(.+?)(?:与|和|到|至|-|~)(.+?)之?间",
        }[which]
    )


def read_chinese(text: str) -> Figure | None:
    """Return the figure that normalised text states, `None` if it states none.

    Raises:
        Refused: If the words are a figure of which the grammar knows why it is not read.
    """
    if len(text) > _LONGEST:
        raise Refused("has more words than a figure, write the figure alone")
    # Spaces carry no meaning in Chinese, but keep two numbers in digits apart.
    text = re.sub(r"(?<![0-9a-z.,]) | (?![0-9a-z.])", "", text)
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    return (
        _ranked(text)
        or _doubled(text)
        or _majority(text)
        or _grown(text)
        or few_zh(text)
        or _single(text)
        or _both(text)
        or _within(text)
        or _range(text)
    )


def _ranked(text: str) -> Figure | None:
    match = _pattern("rank").fullmatch(text)
    if match is None:
        return None
    first, nth, top, below = match.groups()
    number = Fraction(1) if first else numeral_zh(nth or below or "")
    # 第三 alone is an ordinal: a verb, a place or 名 says that it ranks. 首 alone says nothing.
    bare = text in {"首", f"第{nth}"}
    if bare or number is None or number < 1 or number.denominator != 1:
        return None
    bounds = Bounds(Fraction(1) if top else number, number, lower_closed=True, upper_closed=True)
    return Figure("rank", bounds, number, "rank")


def _doubled(text: str) -> Figure | None:
    """Return the factor of 翻一番 and 翻两番, with a comparator before 翻 or before the number."""
    head, turned, body = text.partition("翻")
    if not turned:
        return None
    reading, rest = _prefix(head or body.removeprefix("了"))
    if reading is not None and not head:
        body = rest
    elif rest and head:
        return None
    ending, body = _suffix(body)
    match = _pattern("doubled").fullmatch(body)
    if match is None or (reading and ending):
        return None
    times = numeral_zh(match[1]) if match[1] else Fraction(1)
    if times is None or times.denominator != 1 or not 0 < times <= _MOST_DOUBLINGS:
        return None
    return compared(reading or ending, Amount(Fraction(2) ** int(times), "factor", kind="fold"))


def _majority(text: str) -> Figure | None:
    if text not in {"过半", "过半数", "大部分", "多数", "大多数"}:
        return None
    return Figure("half", Bounds(Fraction(50), Fraction(100), upper_closed=True), None, "percent")


def _grown(text: str) -> Figure | None:
    """Return what a verb of change leads to: by how much, or to what."""
    if (match := _pattern("change").fullmatch(text)) and _single(match[1]):
        return _single(match[2])
    if match := _pattern("grown_to").fullmatch(text):
        return _single(match[1]) or few_zh(match[1])
    match = _pattern("growth").match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    figure = few_zh(rest) or _single(rest) or _range(rest)
    if figure is None:
        return _doubled(rest)
    if figure.unit != "factor":
        return figure
    # 增长两倍 adds twice what there was: three times as much.
    bounds = figure.bounds
    return attrs.evolve(
        figure,
        bounds=attrs.evolve(
            bounds,
            lower=None if bounds.lower is None else bounds.lower + 1,
            upper=None if bounds.upper is None else bounds.upper + 1,
        ),
        nominal=None if figure.nominal is None else figure.nominal + 1,
    )


def _prefix(text: str) -> tuple[Reading | None, str]:
    """Return the comparator before a number, and the rest."""
    for length in range(min(_LONGEST_WORDS, len(text)), 0, -1):
        reading = PREFIXES_ZH.get(text[:length])
        if reading is not None:
            rest = text[length:]
            filler = next((word for word in _FILLERS if rest.startswith(word)), "")
            return reading, rest[len(filler) :]
    return None, text


def _suffix(text: str) -> tuple[Reading | None, str]:
    """Return the comparator after a number, and what stands before it."""
    for length in range(min(_LONGEST_WORDS, len(text)), 0, -1):
        reading = SUFFIXES_ZH.get(text[-length:])
        if reading is not None:
            return reading, text[:-length]
    return None, text


def _single(text: str) -> Figure | None:
    """Return one amount with at most one comparator, before, after or within it."""
    if match := re.fullmatch(r"比(.+)(?:([高大多])|[低小少])", text):
        amount = amount_zh(match[1])
        return compared("more-than" if match[2] else "less-than", amount) if amount else None
    if amount := amount_zh(text):
        return compared(None, amount)
    before, rest = _prefix(text)
    if before is not None:
        amount = amount_zh(rest)
        return compared(before, amount) if amount else None
    after, rest = _suffix(text)
    if after is not None:
        amount = amount_zh(rest)
        return compared(after, amount) if amount else None
    for words, reading in SUFFIXES_ZH.items():
        head, found, tail = text.partition(words)
        if found and head and (amount := amount_zh(head + tail)):
            # 20个以上项目: the comparator stands before the noun.
            return compared(reading, amount)
    return None


def _both(text: str) -> Figure | None:
    """Return two comparators in a row, as one set."""
    for at in range(len(text)):
        first, second = text[:at].rstrip(_LINKS), text[at:]
        begins = _prefix(second)[0] or _suffix(second)[0]
        if begins and (one := _single(first)) and (two := _single(second)):
            met = both(one, two)
            if met:
                return met
    return None


def _within(text: str) -> Figure | None:
    match = _pattern("within").fullmatch(text)
    return _joined(match[1], match[2], None) if match else None


def _joined(low: str, high: str, link: str | None) -> Figure | None:
    first, second = amount_zh(low), amount_zh(high)
    if first is None or second is None:
        return None
    if link == "±":
        return tolerance(first, second)
    return between(first, second, dashed=link == "-")


def _range(text: str) -> Figure | None:
    """Return a range of two amounts."""
    if found := plain_range(text):
        return between(*found)
    body = text[1:] if text[:1] in {"从", "由"} else text
    for link in re.finditer("[至到~±-]", body[1:]):
        at = link.start() + 1
        if figure := _joined(body[:at], body[at + 1 :], link[0]):
            return figure
    return None
