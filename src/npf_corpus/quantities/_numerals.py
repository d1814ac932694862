"""Digits of either language as exact numbers, and the text that both grammars read."""

# ruff: noqa: SIM905 - the table of forms reads best as lines

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from npf_corpus.quantities._readings import Refused
from npf_corpus.quantities._words import SAME_ZH

_ONE_FORM = str.maketrans(
    SAME_ZH
    | {"廿": "二十", "仨": "三个", "俩": "两个"}
    | {
        pair[0]: pair[1]
        for pair in (
            "點点 個个 負负 餘余 幾几 數数 約约 過过 於于 間间 達达 項项 戶户 "
            "圓元 圆元 圜元 幣币 歐欧 鎊镑 韓韩 盧卢 長长 級级 從从 滿满 "
            "內内 總总 計计 業业 為为 與与 國国 將将 員员 區区 實实 驗验 專专 塊块 錢钱 銖铢 "
            "並并 "
            "實实 臺台 紐纽 羅罗 亞亚 爾尔 蘭兰 爲为 増增 陞升 昇升 擴扩 強强 東东 產产 淨净 "
            "減减 剛刚 發发 變变 處处 圖图 堅坚 賓宾 島岛 來来 漲涨 環环 穩稳 類类 聯联 較较 "
            "門门 際际 馬马 麥麦 薩萨 號号"
        ).split()
    }
)
"""Traditional characters and the numerals of cheques, and the plain ones."""

_SIGNS = str.maketrans(
    {
        "￥": "¥",
        "￡": "£",
        "、": ",",
        "∶": ":",
        "﹕": ":",
        "〜": "~",
        "∼": "~",
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "﹣": "-",
        "’": "'",
        "⁄": "/",
        "∕": "/",
    }
)

_SEPARATORS = dict.fromkeys(map(ord, ", '."))

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@cache
def number_pattern() -> re.Pattern[str]:
    """Return the pattern of a number in digits, without its sign."""
    return re.compile(
        r"(?=\.?\d)(?P<whole>\d{1,3}(?:,\d{3})+(?![\d,])"  # thousands
        r"|\d{1,2}(?:,\d{2})+,\d{3}(?![\d,])"  # lakhs and crores
        r"|\d{1,3}(?: \d{3})+(?! ?\d)"  # thousands by spaces
        r"|\d{1,3}(?:'\d{3})+(?!\d)"  # by apostrophes
        r"|\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)"  # by points, where there is more than one
        r"|\d+)?"
        r"(?P<part>\.\d+)?"
        r"(?:e(?P<letter>[+-]?\d{1,2})(?!\d)"
        r"|\s?[x×*]\s?10(?:\s?(?:\^|\*\*)\s?)(?P<power>[+-]?\d{1,2})(?!\d))?",
        re.ASCII,
    )


def from_digits(match: re.Match[str]) -> Fraction:
    """Return the number that `number_pattern` matched.

    Raises:
        Refused: If its digits can be read in two ways.
    """
    whole, part = match["whole"] or "", match["part"] or ""
    after = match.string[match.end() : match.end() + 2]
    grouped = not whole.isdigit()
    if (after[:1] in {".", ","} and after[1:].isdecimal()) or (whole[:1] == "0" and grouped):
        raise Refused(
            "has a comma or point that separates neither thousands nor decimals, "
            "write for example 1.5 or 1,500"
        )
    if match["letter"] and not part:
        raise Refused("may be a label as well as a power of ten, write it out or as 1.0e6")
    value = Fraction(whole.translate(_SEPARATORS) + part)
    power = int(match["letter"] or match["power"] or 0)
    return value * Fraction(10) ** power


def normalised(text: str) -> str:
    """Return `text` with one form of each sign, digit and character, in lower case."""
    if text.isascii():
        return " ".join(text.lower().split())
    # 陆 and 伍 are numerals of cheques, and no numerals in these words.
    text = re.sub(
        "(?<=[大内登着水])[陆陸]|[陆陸](?=[地续續上港海路])", "地", text.translate(INVISIBLE)
    )
    text = re.sub("(?<=[队隊入退])伍", "员", text)
    wide = "".join(
        chr(ord(character) - 0xFEE0) if "！" <= character <= "～" else character
        for character in text.translate(_SIGNS)
    )
    raised = re.sub(
        "(?<=10)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda match: "^" + match[0].translate(_SUPERSCRIPTS), wide
    )
    return " ".join(raised.translate(_ONE_FORM).lower().split())


INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
"""Characters that are passed over: marks of byte order, of zero width, and soft hyphens."""
