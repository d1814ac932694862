"""Chinese words that say how much without a number: 过半, 大部分, 两位数增长, 百分百."""

from __future__ import annotations

import re
from fractions import Fraction

from npf_corpus.quantities._amounts_zh import amount_zh
from npf_corpus.quantities._numerals_zh import NUMERAL_ZH
from npf_corpus.quantities._ranges import Amount, between, compared
from npf_corpus.quantities._readings import Bounds, Figure


def worded_zh(text: str, grows_in: re.Pattern[str]) -> Figure | None:
    """Return what words without a number of their own say: 过半, 两位数增长, 零增长.

    Args:
        text: The words of a figure.
        grows_in: The verbs of change, after or before which digits are percent.
    """
    if text in {
        "过半",
        "过半数",
        "大部分",
        "多数",
        "大多数",
        "大半",
        "一大半",
        "超半数",
        "超过半数",
    }:
        half = Bounds(Fraction(50), Fraction(100), upper_closed=True)
        return Figure("half", half, None, "percent")
    if text in {"小半", "一小半"}:
        return Figure("half", Bounds(Fraction(0), Fraction(50)), None, "percent")
    if text in {"五五开", "对半"}:
        return compared(None, Amount(Fraction(50), "percent", kind="half"))
    if text in {"百分百", "全部"}:
        return compared(None, Amount(Fraction(100), "percent"))
    if match := re.fullmatch(r"(.+)([强弱])", text):
        amount = amount_zh(match[1])
        part = amount and (amount.part or amount.unit in {"percent", "tenth"})
        return (
            compared("more-than" if match[2] == "强" else "less-than", amount)
            if amount and part
            else None
        )
    if match := re.fullmatch("([1-8一二两三四五六七八]),([2-9二三四五六七八九])(.+)", text):
        low, high = amount_zh(match[1]), amount_zh(match[2] + match[3])
        near = low and high and low.value + 1 == high.value
        return (
            between(low, high) if low and high and near and match[3][0] not in NUMERAL_ZH else None
        )
    if match := re.fullmatch(
        r"(.*?)(?:实现|保持)?(零|[高低中]?[个一二两三]位数)(以上)?的?(.*)", text
    ):
        before, digits, above, after = match.groups()
        digits = digits.lstrip("高低中")
        grows = before if before == after else before + after
        if grows and not grows_in.fullmatch(grows):
            return None
        unit = "percent" if grows else None
        if digits == "零":
            nothing = Bounds(Fraction(0), Fraction(0), lower_closed=True, upper_closed=True)
            return Figure("exactly", nothing, Fraction(0), unit) if grows and not above else None
        least = Fraction(10) ** {"个": 0, "一": 0, "二": 1, "两": 1, "三": 2}[digits[0]]
        upper = None if above else least * 10
        return Figure("digits", Bounds(least, upper, lower_closed=True), None, unit)
    return None
