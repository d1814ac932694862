"""Whether the edge of a place cuts a number, its sign or unit, or a word.

"5 percent" stands in "15 percent", "0.5 percent", "-5 percent" and "5 percentage points" as
letters only: each of them is another figure.
"""

from __future__ import annotations

import re

from npf_corpus.quantities._expressions import number_expressions

REACH = 40
"""So many characters on either side of an edge are read."""

_DIGIT = "[0-9]"
_CHINESE = "零〇○一二三四五六七八九十百千万亿萬億两兩几半壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMERAL = f"[0-9{_CHINESE}]"
_LETTER = (
    r"[^\W_\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
_CURRENCY = "[$£¥€₹₩₽₿¢]"
_BETWEEN_DIGITS = r"[.,:/'·_⁄∕٫٬]"
_SIGNED = f"{_NUMERAL}|{_CURRENCY}|\\.{_DIGIT}"

_HELD: tuple[tuple[str, str], ...] = (
    # What stands right before the edge, and right after it; the edge is shown as a bar.
    (_LETTER, _LETTER),  # 1|5, 5|0, re|wind, 5 percent|age points
    (_NUMERAL, f"[{_CHINESE}]|分之"),  # 十|五, 3.5万|亿
    (f"[{_CHINESE}点]|分之", _NUMERAL),  # 三点|五
    (_NUMERAL, f"点{_NUMERAL}"),  # 三|点五
    (r"(?<!\.)\.", _DIGIT),  # 0.|5; not a leader of dots ...|5
    (f"{_DIGIT}{_BETWEEN_DIGITS}", _NUMERAL),  # 1,|005
    (_DIGIT, f"{_BETWEEN_DIGITS}{_DIGIT}"),  # 5|.5
    (f"{_DIGIT} ", f"{_DIGIT}{{3}}(?!{_DIGIT})"),  # 1 |005
    (_DIGIT, f" {_DIGIT}{{3}}(?!{_DIGIT})"),  # 1| 005
    (r"(?:(?<!-)[-]|[+~±∓∼≈≃≅<>≤≥≦≧≮≯×÷*^=√△▲▽▼])", _SIGNED),  # -|5
    (r"(?:(?<![a-z])(?:minus|negative)|零下) ?|负|負", _SIGNED),  # minus |5
    (_CURRENCY, rf"{_NUMERAL}|\.{_DIGIT}"),  # $|5
    (_NUMERAL, f"[-~]{_NUMERAL}"),  # 5|-10
    (_NUMERAL, rf" ?(?:[%‰‱°′″]|{_CURRENCY}|per ?cent|pct\b)|[成倍折]"),  # 5| percent
    ("per ?cent|%", r" ?(?:points?\b|点|個?百分点)"),  # 5 percent| points
    ("[个個]", "百分[点點]"),  # 5个|百分点
)
_EDGES = [(re.compile(rf"(?:{before})\Z"), re.compile(after)) for before, after in _HELD]


def cuts(before: str, after: str) -> bool:
    """Return whether the edge between two stretches of a normal form is inside a figure or a word.

    Args:
        before: What stands before the edge, of which `REACH` characters are enough.
        after: What stands after it, as much.

    Example:
        >>> [cuts(*line.split("|")) for line in ("1|5%", "3.5万|亿", "5 percent|.", "5%|以上")]
        [True, True, False, False]
    """
    if not before or not after:
        return False
    if any(ahead.match(after) and behind.search(before) for behind, ahead in _EDGES):
        return True
    edge = len(before)
    places = number_expressions(before + after)
    return any(start < edge < end for start, end in places)
