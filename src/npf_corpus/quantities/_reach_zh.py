"""How far the words of a Chinese figure reach to both sides of its number."""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from npf_corpus.quantities._readings import APART_ZH, NOT_SUBJECT_ZH, PREFIXES_ZH, SUFFIXES_ZH
from npf_corpus.quantities._units import CLASSIFIER, known_unit, money_en, units_zh

_WINDOW = 24
_LONGEST_UNIT = 10
_NUMERALS = "0-9０-９零一二三四五六七八九十百千万亿两几半"


@cache
def _left() -> re.Pattern[str]:
    """Return the pattern of what may stand right before a number, whose first character it sees."""
    words = [word for word, reading in PREFIXES_ZH.items() if reading != "exactly"]
    plain = "|".join(word for word in words if len(word) > 1 or word in "超逾≥≤<>~≈")
    return re.compile(
        rf"(?:(?P<bound>{plain}|[＜＞]"
        r"|(?<![附最邻临相接])近|(?<![节条契签预集大])约|(?<![以之向往会])上(?=[百千万亿])"
        r"|(?<![通经超不])过(?=[百千万亿半])|(?<![突打])破(?=[0-9百千万亿]))(?:了|达到|达|有|为|占)?)?"
        r"(?P<each>每[百千万亿]*(?:人口|人|户|亩|平方公里|立方米|公斤|吨|天|年|月|件|辆|床)|时速(?:达到|达|为)?)?"
        r"(?P<sign>人民币|[$¥￥€£]|US\$|HK\$|[-－−])?(?=.\Z)"
    )


@cache
def _grows() -> re.Pattern[str]:
    return re.compile(
        r"(?:增长|增加|提高|提升|上升|扩大|增|涨)了?(?:超过|超|近|约|将近|逾|不到)?\Z"
    )


@cache
def _ranks() -> re.Pattern[str]:
    return re.compile(
        r"(?:位居|位列|居于|排名|排位|排在|名列|稳居|跃居|跃升至|升至|上升至|跻身|重返|保持|连续[^，。；]{1,3}年居"
        rf"|居|列)[^，。；、：\n{_NUMERALS}]{{0,16}}\Z|(?:全国|世界|全球|全省|亚洲|中国|西部|中部|东部|国内|大陆)\Z"
    )


@cache
def _right() -> re.Pattern[str]:
    words = "|".join(map(re.escape, SUFFIXES_ZH))
    return re.compile(rf"[多余]?(?:新?台阶|大关)?(?:(?:[（(]含[）)])?(?P<bound>{words}))?")


_APART = re.compile(rf"(?:{'|'.join(APART_ZH)})(?!的)[^{NOT_SUBJECT_ZH}]{{1,8}}\Z")
"""A comparator and the verb between it and its number: 至少建成3个."""

_SHARE = re.compile(r"(?:约|近|超过|超|不到)?占(?:到|了)?(?:(?:全国|全省|全市|全球|世界)的)?\Z")
_LINK = re.compile(r"[-—–－~～至到∶:：]{1,2}\Z")
_UNDER = re.compile(
    rf"(?:/|／|每)[{_NUMERALS}]*(?:平方公里|立方米|平方米|公里|千瓦时|千克|公斤|小时|人|天|日|年|月|亩|吨|元|户|次|米|秒|件)(?:[·•](?:月|年|天|日))?"
)


_SPLIT = re.compile(
    "个半(?:月|小时|星期|百分点)|个[多余](?:月|小时|星期|工作日|百分点)|(?<=[0-9][万亿])度(?!假|过)|(?<=[0-9]万亿)度|(?<=零)增长(?![到至])"
)
"""A unit with half or some of it inside, the 度 that only energy is told in, and zero growth."""
_WITHIN = re.compile("(?<=[天时钟月里周日])内(?![外资陆部])")


@cache
def _units() -> frozenset[str]:
    """Return the words that belong to a figure; the noun that is counted is not one of them."""
    return frozenset(
        word
        for word, unit in units_zh().items()
        if unit is None
        or unit.startswith(CLASSIFIER)
        or word in _COUNT_WORDS
        or (known := known_unit(unit)) is None
        or known.dimension != "count"
    )


_COUNT_WORDS = frozenset(
    "人 人次 标箱 标准箱 股 个标箱 teu 个省市 个省份 个省区市 省市 省份 个省".split()
)
_TENTHS = re.compile(r"成(?![立为都熟果功长效本品员交就绩])[一二三四五六七八九半]?|位数(?!字|据)")
_NOUN = re.compile("项目|家庭|台阶|位次|场景|场馆|条件|门店|台账|名牌|名企|名校")
"""Nouns that begin as a classifier does, where a comparator stands before them: 20以上项目."""


def _unit(text: str, end: int) -> int:
    """Return where the longest unit from `end` ends; `end` where none stands there."""
    table = _units()
    window = text[end : end + _LONGEST_UNIT].translate(_SAME).lower()
    if tenths := _TENTHS.match(window):
        return end + tenths.end()
    for length in range(len(window), 0, -1):
        word = window[:length]
        if word[-1] == "省" and window[length : length + 1] == "级":
            continue  # 6个省级粮油仓储 are no provinces
        if word[-1].isdigit() and window[length : length + 1].isdigit():
            continue  # 5m25 has no square metres
        if word in table or (word in money_en() and word.isascii()):
            return end + length
    return end


_SAME = str.maketrans("％（）、／", "%(),/")


def reach_zh(
    text: str, start: int, end: int, low: int, following: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    """Yield the spans to read, the longest first; the last is the number expression itself.

    Args:
        text: The whole text.
        start: Where the number expression starts.
        end: Where it ends.
        low: Where the words may start, since an earlier expression ends there.
        following: The next expressions, with which it may be a range or a ratio.
    """
    first = _start(text, start, low)
    last = _end(text, end)
    spans = [(first, last)]
    if apart := _APART.search(text, max(low, first - _WINDOW), first):
        spans.insert(0, (apart.start(), last))
    reached = end
    for after, stop in following:
        between = text[reached:after]
        unit = _unit(text, reached)
        if not (_LINK.match(between) or _LINK.match(text[unit:after])):
            break
        spans.insert(0, (first, _end(text, stop)))
        reached = stop
    before = text[start - 1 : start] == "前"
    if before or text[start] in "第首":
        start_ = start - before
        ranked = _ranks().search(text, max(low, start_ - _WINDOW), start_)
        spans[:0] = (ranked.start() if ranked else start_, last), (start_, last)
    if "/" in text[start:end] and (share := _SHARE.search(text[low:start])):
        spans.insert(0, (low + share.start(), last))
    if text[end : end + 1] == "倍":
        grown = _grows().search(text, max(low, start - _WINDOW), start)
        if grown:
            spans.insert(0, (grown.start(), last))
    yield from dict.fromkeys((*spans, (start, last), (first, end), (start, end)))


def _start(text: str, start: int, low: int) -> int:
    first = max(low, start - _WINDOW)
    match = _left().search(text[first : start + 1])
    return first + match.start() if match else start


def _end(text: str, end: int) -> int:
    """Return the end of what stands after a number: a unit, what it is per, a comparator."""
    if apart := _SPLIT.match(text, end):
        return apart.end()
    last = _unit(text, end)
    if within := _WITHIN.match(text, last):
        return within.end()
    if under := _UNDER.match(text, last):
        last = under.end()
    elif text[last : last + 1] == "级" and (last > end or text[end - 1 : end] in "百千万亿"):
        last += 1
    match = _right().match(text, last)
    if match and match["bound"] and last == end:
        # 20以上项技术: the unit stands behind the comparator.
        reached = match.end()
        return reached if _NOUN.match(text, reached) else max(reached, _unit(text, reached))
    return match.end() if match else last
