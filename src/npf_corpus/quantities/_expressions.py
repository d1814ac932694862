"""Where a text has number expressions, each of which an annotation must account for.

The closed list is that of the readings: digits in any script and width, cardinals, ordinals,
magnitudes, fractions, folds, and several, few, multiple, a number of, both, dual, single. A date
and a clock time are one expression each. What is found is the number without its comparator,
unit or sign, so a mention may be longer.

Judgements. No sense is guessed: "single" and "one" are found wherever they stand as words, also
where "one" is a pronoun, but never inside a word such as "someone". Adverbs of order ("firstly")
and "once" are left out, "twice" and "thrice" are folds. "Second" is an ordinal, "seconds" is not;
"zero" is a cardinal;
"May" is a month beside a number only; "quarter" is a fraction after a number or an article. In
Chinese, characters of number are found except in the common words listed in `NO_NUMBERS_ZH`,
where they count nothing; 数 and 几 where a number or a noun of measure follows.
"""

# ruff: noqa: SIM905 - lists of words read best as one line of words

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from npf_corpus.quantities._words import (
    DIGITS_ZH,
    FOLDS,
    MAGNITUDES,
    MONTHS,
    NO_NUMBERS_ZH,
    NOUGHTS,
    ONES,
    ORDINALS,
    SAME_ZH,
    SCALE_WORDS,
    STEPS_ZH,
    TENS,
    VAGUE,
)

_ONES = tuple(word for word, value in ONES.items() if value)
_ORDINALS = (
    *ORDINALS,
    *"thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(),
    *(f"{word}th" for word in SCALE_WORDS if word not in {"dozen", "lakh", "crore"}),
)
_ZH = "".join((*DIGITS_ZH, *STEPS_ZH, "万亿半"))
_ZH_SAME = str.maketrans(SAME_ZH | {"廿": "十"})
_CHEQUE = "".join(each for each in SAME_ZH if each not in "〇○兩萬億")
_AFTER_CHEQUE = "元圆圓角分整个個家项項"
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
    found = (match.span(1) for match in _pattern().finditer(plain) if match[1])
    return tuple(place for place in found if not _in_a_word(text, *place))


def _in_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a lone numeral of cheques is a character of a word, as 伍 is in 队伍."""
    if end - start > 1 or text[start] not in _CHEQUE:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return _is_han(before) or (_is_han(after) and after not in _AFTER_CHEQUE)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


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
            kept = char == "，" or len(folded) != 1 or folded.isalnum() > char.isalnum()
            plain = char if kept else folded
            plain = "|" if plain == "_" else plain  # which parts words, and \\b takes for a letter
        self[code] = plain
        return plain


_PLAIN = _Plain()


def _any(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern: each alternative starts with its own words and never goes back far."""
    # most places lie inside an English word: one look behind tells
    start = r"(?:(?=[0-9]|[^\x00-\x7f])|\b(?=[a-z]))"
    return re.compile(f"{start}(?:{_any(NO_NUMBERS_ZH)}|({_chinese()}|{_english()}))")


def _english() -> str:
    gap = "[- ]"
    tens, ones, scales = _any(tuple(TENS)), _any(("zero", *NOUGHTS, *_ONES)), _any(SCALE_WORDS)
    digits = _DIGITS
    small = rf"(?:{tens}(?:{gap}{_any(_ONES[:9])})?|{ones})\b"
    # a scale takes in what follows it: one hundred and five thousand
    scaled = rf"(?:{gap}{scales}\b(?:(?:{gap}| and ){small})?)"
    part = rf"(?:{gap}(?:{_any(_ORDINALS[2:])}s?|hal(?:f|ves)|quarters?)\b)"
    times = rf"(?:{gap}?fold\b)"
    cardinal = (
        rf"(?:(?:\b{small}|\b{scales}\b){scaled}*|(?<![0-9]){digits}{scaled}*)(?:{part}|{times})?"
    )
    ordinal = rf"(?<![0-9]){digits}(?:st|nd|rd|th)\b|\b(?:{tens}{gap})?{_any(_ORDINALS)}\b"
    fraction = r"[½]|\b(?:half|halves)\b|\ban? quarter\b|\bthirds\b|[0-9]+[/⁄][0-9]+(?![0-9/])"
    plural = _any((*MAGNITUDES, "lakhs", "crores"))
    magnitude = rf"\b(?:{plural}\b(?: of {plural}\b)*|multi{scales}\b)"
    fold = rf"\b(?:{_any(tuple(FOLDS))}\b|{_any((*_ONES, *TENS, *SCALE_WORDS))}fold\b|[0-9]+fold\b)"
    vague = rf"\b(?:(?:a )?{_any(VAGUE)}(?: {scales})*|a number of|a batch of|batches of|halved)\b"
    return f"{_dates()}|{fold}|{fraction}|{ordinal}|{magnitude}|{vague}|{cardinal}"


def _dates() -> str:
    month = rf"\b{_any(MONTHS)}\b\.?"
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
            rf"[数數几幾](?=[{_MEASURES_ZH}元圆])[十百千万亿]*|几(?=$|[，。；])|个位数|[仨俩]",
            rf"(?<![许許很更诸諸最太众眾])多(?=[{_COUNTED_ZH}人])|若干|翻{zh}?[番倍]|(?<![成0-9{_ZH}])倍增|首(?=[届批个個次位例家条條单單台座部艘笔颗趟票款期张套列站班])|(?<=[居榜])首|(?<=[国界球省市区]之)首(?!\w)",
        )
    )
