"""What the words before a figure say of its aspect, and what they exclude."""

from __future__ import annotations

import re
from typing import Final

from npf_corpus.records import Aspect

RISES: Final = frozenset({"increase", "growth", "average-growth"})
FALLS: Final = frozenset({"decrease", "decline", "average-decline"})
AVERAGES: Final = frozenset({"average-growth", "average-decline"})

_CLAUSE = re.compile(r"[，。；！？、：,;:!?()（）\n]")
_DIRECTION = re.compile(
    r"(?P<up>增长|增加|新增|净增|上涨|上升|提高|提升|翻番|增幅|涨幅|\b(?:gr[eo]w\w*|ris(?:e|es|en|ing)\b|rose|increas\w+|up\b))"
    r"|(?P<down>下降|降低|减少|下滑|下跌|压减|缩减|缩短|降幅|\b(?:declin\w+|f[ae]ll\w*|drop\w*|decreas\w+|reduc\w+|down\b))"
    r"|(?P<open>收窄|扭转|由负|由降|由增|转正|转负|不|未|no\b|not\b)",
    re.IGNORECASE,
)
_AVERAGE = re.compile(
    r"年均|平均|均增|每年|逐年|复合|\b(?:a|per|each|every) year\b|\byearly\b|\bannual|\baverage",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:增长|下降|上涨|下跌|\b(?:grew|rose|fell|declined)(?: by)?)\s*$", re.IGNORECASE
)


def contradiction(aspect: Aspect, before: str, statement: str, *, is_share: bool) -> str | None:
    """Return the words that contradict an aspect, None where none do.

    Args:
        aspect: What the number is said to be of its measure.
        before: The statement's words up to the figure.
        statement: All words of the statement.
        is_share: Whether the figure is in percent.

    >>> contradiction("growth", "能耗下降", "能耗下降3.5%。", is_share=True)
    '下降'
    >>> contradiction("decline", "能耗下降", "能耗下降3.5%。", is_share=True)
    >>> contradiction("average-growth", "产值增长", "产值增长5%。", is_share=True)
    'no word for a year or an average'
    """
    clause = _CLAUSE.split(before)[-1]
    if aspect == "level":
        changed = _CHANGED.search(clause) if is_share else None
        return None if changed is None else changed[0].strip()
    if aspect in AVERAGES and not _AVERAGE.search(statement):
        return "no word for a year or an average"
    if aspect not in RISES | FALLS:
        return None
    found = list(_DIRECTION.finditer(clause))
    told = {name for each in found for name, words in each.groupdict().items() if words}
    return found[-1][0] if told == {"down" if aspect in RISES else "up"} else None
