"""The parts of a work report, told by its headings: review, plan, tasks of the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

from npf_corpus.drafting._sentences import Sentence

Kind = Literal["review", "years", "plan", "tasks", "notes"]
"""What a part tells: the year before, the years of a plan that ended, a plan, the year, terms."""

_ORDINALS = "一二三四五六七八九"
_ELEVENTH, _YEARS = 2006, 5
_LONGEST, _LONGEST_BARE = 60, 32
"""Characters of a heading at most: with a number, and without."""
_NUMBERED = re.compile(rf"[{_ORDINALS}]、|第[{_ORDINALS}]部分")
_TITLED = re.compile("回顾|成就|目标|任务|安排|重点工作|主要工作|工作总体|考虑|打算|部署|思路|建议")
_NOTES = re.compile(
    "(?:附件[0-9一二三]?|名词解释|注释|名词注释|附注|相关名词|有关名词|名词术语)[：:]?.{0,20}$"
)
_PAST = re.compile("回顾|成就|取得|成效|进展|过去|成绩|亮点|跨越")
_AHEAD = re.compile("目标|任务|考虑|蓝图|规划|思路|总体要求|部署|安排|重点|奋力|开好局")
_PLAN = re.compile("十([一二三四五六七八九])五")
_SPAN = re.compile(
    "(?:五年来|过去五年|过去的五年|这五年|五年间|[“]?十[一二三四五六七八九]五[”]?(?:时期|期间|以来|这五年|的?五年|收官))"
)
_YEAR = re.compile("(?:20[0-9]{2})年")
_NOW = re.compile("今年|新的一年")
_TURN = re.compile(
    "今年(?:全省|全市|全区|我省|我市|我区|经济社会|政府工作|工作|我们|的|发展|要|，)"
    "|(?:今年|20[0-9]{2}年)[^。，]{0,14}(?:主要)?(?:预期)?目标|做好(?:今年|20[0-9]{2}年)"
)
_LAST = re.compile("过去一年|一年来|过去的一年|去年")


@frozen
class Part:
    """A stretch of sentences that speak of one time.

    Attributes:
        first: Number of its first sentence, from 1.
        kind: What it tells.
        why: The words that say so.
    """

    first: int
    kind: Kind
    why: str


def plan_years(ordinal: str) -> tuple[int, int]:
    """Return the first and last year of the 十五五 and so on, by its middle numeral.

    Example:
        >>> from npf_corpus.drafting._parts import plan_years
        >>> plan_years("五")
        (2026, 2030)
    """
    first = _ELEVENTH + _YEARS * _ORDINALS.index(ordinal)
    return first, first + _YEARS - 1


def parts_of(
    sentences: Sequence[Sentence], year: int | None, *, ahead: bool = False
) -> tuple[Part, ...]:
    """Return the parts of a report of a year, in order; the first holds what stands before."""
    found = [Part(1, "tasks" if ahead else "review", "nothing told before")]
    numbered = 0
    for at, sentence in enumerate(sentences, 1):
        words = sentence.text
        kind: Kind | None = None
        if len(words) <= _LONGEST and words[-1] not in "。！？；":
            kind = _of_heading(words, year, numbered, found[-1].kind)
            numbered += kind is not None and bool(_NUMBERED.match(words))
        if kind is None:
            kind = _of_sentence(words, year, found[-1].kind, headed=numbered > 1)
        if kind is not None and kind != found[-1].kind:
            found.append(Part(at, kind, words[:24]))
    return tuple(found)


def _of_heading(  # noqa: C901, PLR0911 - rules in order
    words: str, year: int | None, numbered: int, now: Kind
) -> Kind | None:
    """Return what a heading opens; None where it is no heading of a part."""
    if _NOTES.match(words):
        return "notes"
    if now == "notes":
        return "tasks" if year and f"{year}年" in words and "实事" in words else None
    if not (_NUMBERED.match(words) or _TITLED.search(words)):
        return None
    if not _NUMBERED.match(words) and (
        len(words) > _LONGEST_BARE or words.startswith(("——", "（", "("))
    ):
        return None
    if re.search("会议上?[）)]?$", words):
        return None
    years = {int(each[:4]) for each in _YEAR.findall(words)}
    plans = [plan_years(each) for each in _PLAN.findall(words)]
    past = bool(_PAST.search(words))
    if year is not None:
        if year in years:
            return "tasks"
        if any(first >= year for first, _ in plans):
            ended = past and any(last < year for _, last in plans)
            return "years" if ended else "plan"
        if year - 1 in years or any(last < year for _, last in plans):
            both = bool(years) or not plans
            return "review" if both else "years"
    if _NUMBERED.match(words):
        if numbered == 0:
            return "review"
        return "review" if past and not _AHEAD.search(words) and now != "tasks" else "tasks"
    return None


def _of_sentence(words: str, year: int | None, now: Kind, *, headed: bool) -> Kind | None:
    """Return the part that a sentence of the text opens; None where it opens none."""
    start = words[:40]
    if now in {"review", "years"}:
        if year is not None and any(plan_years(each)[0] >= year for each in _PLAN.findall(start)):
            return "plan" if re.search("时期|目标|必须|要|期间", start) and headed else None
        span = _SPAN.search(start)
        if span:
            ended = [plan_years(each)[1] for each in _PLAN.findall(span[0])]
            return "years" if not ended or year is None or ended[0] == year - 1 else None
        if year is not None and (f"{year - 1}年" in start[:24] or _LAST.search(start[:24])):
            return "review"
        if not headed and year is not None and _TURN.search(start) and f"{year - 1}年" not in start:
            return "tasks"
    if (
        now == "plan"
        and year is not None
        and (_NOW.search(start[:20]) or f"{year}年" in start[:20])
    ):
        return "tasks" if _TURN.search(start) else None
    return None
