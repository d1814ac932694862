"""Where a text has number expressions: what an annotation must account for, and no more.

The closed list is that of the readings: digits in any script and width, cardinals, ordinals,
magnitudes, fractions, folds, and several, few, multiple, a number of, both, dual, single. A date
and a clock time are one expression each. What is found is the number without its comparator,
unit or sign, so a mention may be longer.

Judgements. No sense is guessed: "single" and "one" are found wherever they stand as words, also
where "one" is a pronoun, but never inside a word such as "someone". Adverbs of order ("firstly")
and "once" are left out, "twice" and "thrice" are folds. "Second" is an ordinal, "seconds" is not;
"zero" is a cardinal;
"May" is a month beside a number only; "quarter" is a fraction after a number or an article. In
Chinese, characters of number are found except in the common words listed in `_NO_NUMBERS_ZH`,
where they count nothing; 数 and 几 where a number or a noun of measure follows.
"""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

__all__ = ["number_expressions"]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = "hundred thousand million billion trillion quadrillion dozen".split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
    "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth "
    "millionth billionth trillionth"
).split()
_FOLDS = (
    "double doubles doubled doubling triple triples tripled tripling treble trebled quadruple "
    "quadrupled quadrupling quintuple quintupled twice thrice"
).split()
_VAGUE = "several few multiple both dual single".split()
_MONTHS = (
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? "
    "oct(?:ober)? nov(?:ember)? dec(?:ember)?"
).split()

_ZH = "零一二三四五六七八九十百千万亿两半"
_ZH_SAME = str.maketrans(
    "〇○壹贰叁肆伍陆柒捌玖拾佰仟貳參陸兩萬億弌弍廿",
    "零零一二三四五六七八九十百千二三六两万亿一二十",
)
# As they stand once 萬 is 万.
_NO_NUMBERS_ZH = (
    "一些 一般 一定 一样 一樣 一起 一直 一切 一致 一旦 一律 一向 一同 一贯 一貫 "
    "一度 一时 一時 一再 一边 一邊 一味 一概 一并 一併 一经 一經 一体 一體 一如 "
    "进一步 進一步 更进一步 统一 統一 唯一 专一 專一 万一 同一 十分(?!之) "
    "十足 百姓 百货 百貨 万物 千方百计 千方百計 千万别 千万別 半导体 半導體 "
    "半岛 半島 几乎 幾乎 零售 零部件 零件 零食 零散 零星 三峡 三峽 四川 九寨沟"
).split()
_COUNTED_ZH = "个個家项項种種名座条條次年月"
_MEASURES_ZH = f"{_COUNTED_ZH}天批类類款部台所件份倍成百千万亿十"
_DIGITS = r"[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)*½?"


def number_expressions(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of all number expressions in a text, English or Chinese, in order.

    Args:
        text: Any text; its length is the only thing that the time taken grows with.

    Returns:
        Pairs of 0-based offsets, the second one exclusive, which do not overlap.

    Example:
        >>> [text[slice(*place)] for text in ["At 08:33 on May 5, over 1.2 million of 6,000"]
        ...  for place in number_expressions(text)]
        ['08:33', 'May 5', '1.2 million', '6,000']
        >>> [text[slice(*place)] for text in ["超过2000余项，占三分之一，进一步增长"]
        ...  for place in number_expressions(text)]
        ['2000余', '三分之一']
    """
    plain = text.translate(_PLAIN)
    return tuple(match.span(1) for match in _pattern().finditer(plain) if match[1])


class _Plain(dict[int, str]):
    """Code point to one character of the same kind: ASCII digits, lower case, plain signs."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            plain = str(digit)
        elif unicodedata.category(char) in {"No", "Nl"}:
            plain = char.translate(_ZH_SAME) if char == "〇" else "½"
        elif unicodedata.category(char) == "Pd":
            plain = "-"
        elif char.isspace():
            plain = " "
        else:
            folded = unicodedata.normalize("NFKC", char).lower().translate(_ZH_SAME)
            # A full-width comma parts clauses, never thousands.
            plain = char if char == "，" or len(folded) != 1 else folded
        self[code] = plain
        return plain


_PLAIN = _Plain()


def _any(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern: each alternative starts with its own words and never goes back far."""
    # Most places are the inside of an English word, which one look behind tells.
    start = r"(?:(?=[0-9]|[^\x00-\x7f])|\b(?=[a-z]))"
    return re.compile(f"{start}(?:{_any(_NO_NUMBERS_ZH)}|({_chinese()}|{_english()}))")


def _english() -> str:
    gap = "[- ]"
    tens, ones, scales = _any(_TENS), _any(["zero", *_ONES]), _any(_SCALES)
    digits = _DIGITS
    small = rf"(?:{tens}(?:{gap}{_any(_ONES[:9])})?|{ones})\b"
    # A scale takes what follows it along: one hundred and five thousand.
    scaled = rf"(?:{gap}{scales}\b(?:(?:{gap}| and ){small})?)"
    part = rf"(?:{gap}(?:{_any(_ORDINALS[2:])}s?|hal(?:f|ves)|quarters?)\b)"
    times = rf"(?:{gap}?fold\b)"
    cardinal = (
        rf"(?:(?:\b{small}|\b{scales}\b){scaled}*|(?<![0-9]){digits}{scaled}*)(?:{part}|{times})?"
    )
    ordinal = rf"(?<![0-9]){digits}(?:st|nd|rd|th)\b|\b(?:{tens}{gap})?{_any(_ORDINALS)}\b"
    fraction = r"[½]|\b(?:half|halves)\b|\ban? quarter\b|\bthirds\b|[0-9]+[/⁄][0-9]+(?![0-9/])"
    plural = _any(["tens", *(f"{word}s" for word in _SCALES)])
    magnitude = rf"\b{plural}\b(?: of {plural}\b)*"
    fold = rf"\b(?:{_any(_FOLDS)}\b|{_any(_ONES + _TENS + _SCALES)}fold\b|[0-9]+fold\b)"
    vague = rf"\b(?:(?:a )?{_any(_VAGUE)}(?: {scales})*|a number of)\b"
    return f"{_dates()}|{fold}|{fraction}|{ordinal}|{magnitude}|{vague}|{cardinal}"


def _dates() -> str:
    month = rf"\b{_any(_MONTHS)}\b\.?"
    day = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9:]|[.,][0-9])"
    year = r"[12][0-9]{3}(?![0-9]|[.,][0-9])"
    gap = " {1,2}"
    iso = r"(?<![0-9])[12][0-9]{3}(?P<sep>[-/.])[01]?[0-9](?P=sep)[0-3]?[0-9](?![0-9])"
    short = r"(?<![0-9/])[0-3]?[0-9]/[0-3]?[0-9]/(?:[12][0-9])?[0-9]{2}(?![0-9/])"
    clock = r"(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])"
    half = r" ?(?:[ap]m\b|[ap]\.m\.)"
    return "|".join(
        (
            iso,
            short,
            rf"{clock}(?:{half})?",
            rf"(?<![0-9:.,])[01]?[0-9]{half}",
            rf"{month}{gap}{day}(?:,?{gap}{year})?",
            rf"{month}{gap}{year}",
            rf"(?<![0-9.,]){day}{gap}(?:of{gap})?(?!may [a-z]){month}(?:,?{gap}{year})?",
        )
    )


def _chinese() -> str:
    digit, zh = rf"[0-9{_ZH}]", rf"[{_ZH}]"
    # 余, 多 and 几 stand inside a number or at its end, a point between digits only.
    run = rf"(?:{_DIGITS}|{zh})(?:{_DIGITS}|{zh}|[余餘多几幾]|[点點](?={digit}))*"
    year = rf"(?<![0-9{_ZH}])(?:[0-9]{{4}}|[零一二三四五六七八九]{{4}})年"
    month = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    day = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号號]"
    clock = r"[0-2]?[0-9][时時点點][0-5]?[0-9]分?"
    chinese = rf"(?=[0-9.,]{{0,40}}[{_ZH}余餘多几幾])"
    return "|".join(
        (
            rf"{year}(?:{month}(?:{day})?)?",
            rf"(?<![0-9{_ZH}]){month}(?:{day})?(?!子)",
            rf"(?<![0-9{_ZH}]){day}",
            rf"(?<![0-9]){clock}",
            rf"[百千万]分之{run}",
            rf"(?:第|初)[几幾]?(?:{run})",
            rf"{chinese}{run}(?:分之{run})?",
            rf"[数數几幾](?=[{_MEASURES_ZH}])[十百千万亿]*",
            rf"(?<![许許很更诸諸最太众眾])多(?=[{_COUNTED_ZH}])|若干|翻{zh}?番",
        )
    )
