"""Number expressions are found by the closed list: each once, whole, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from npf_corpus._expressions import number_expressions


def found(text: str) -> list[str]:
    """Return the words of all expressions of a text."""
    return [text[start:end] for start, end in number_expressions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # readings.md, "Number expressions"
        ("July 26, 2023 is one, more than 2,000 is one", ["July 26, 2023", "one", "2,000", "one"]),
        ("a 200-billion-level cluster", ["200-billion"]),
        ("some, more, many, most of, other, another, ones, a, an, the", []),
        ("several, few, multiple, a number of, both, dual, single",
         ["several", "few", "multiple", "a number of", "both", "dual", "single"]),
        ("dozens, hundreds, tens of thousands, 数十, 数万",
         ["dozens", "hundreds", "tens of thousands", "数十", "数万"]),
        ("half, a third, three quarters", ["half", "third", "three quarters"]),
        ("double, doubling, twofold, 翻番", ["double", "doubling", "twofold", "翻番"]),
        ("first, 14th, 第三", ["first", "14th", "第三"]),
        ("one, a trillion, 一, 两, 半, 亿", ["one", "trillion", "一", "两", "半", "亿"]),
        # digits in any script and width
        ("１２％, ٣٤, ४२, Ⅻ, ½, ②, CO₂", ["１２", "٣٤", "४२", "Ⅻ", "½", "②", "₂"]),
        ("6G, H2O, R&D100, B2B", ["6", "2", "100", "2"]),
        ("1,234,567.89 and 1,2,3", ["1,234,567.89", "1", "2", "3"]),
        # wholes
        ("one hundred and five", ["one hundred and five"]),
        ("twenty-five, twenty five, five and six", ["twenty-five", "twenty five", "five", "six"]),
        ("1.79 million, 3 hundred thousand, $31 billion", ["1.79 million", "3 hundred thousand",
                                                           "31 billion"]),
        ("several hundred million, a few thousand", ["several hundred million", "a few thousand"]),
        ("two-thirds, one-fifth, three fifths", ["two-thirds", "one-fifth", "three fifths"]),
        ("a quarter, 1/3", ["a quarter", "1/3"]),
        ("tens of\nthousands", ["tens of\nthousands"]),
        ("the twenty-first century, the five-hundredth", ["twenty-first", "five-hundredth"]),
        ("tenfold, 10-fold, three-fold, 5fold", ["tenfold", "10-fold", "three-fold", "5fold"]),
        ("2-3 billion, 8 to 10 percent, 2024–2025", ["2", "3 billion", "8", "10", "2024", "2025"]),
        ("2½ times", ["2½"]),
        # dates and times
        ("2025-03-08, 2025/3/8, 2025.03.08, 03/08/2025", ["2025-03-08", "2025/3/8", "2025.03.08",
                                                          "03/08/2025"]),
        ("March 5, 2023; 5 March 2023; the 5th of March; Mar. 5", ["March 5, 2023", "5 March 2023",
                                                                   "5th of March", "Mar. 5"]),
        ("Mar 04, 2024 08:15 PM, 8 a.m., 23:59:59", ["Mar 04, 2024", "08:15 PM", "8 a.m.",
                                                     "23:59:59"]),
        ("In May, 5 may come; 12 may not; May 5", ["5", "12", "May 5"]),
        ("2024年5月20日上午8时30分", ["2024年5月20日", "8时30分"]),
        ("二〇二四年五月二十日，5月20日，2024年", ["二〇二四年五月二十日", "5月20日", "2024年"]),
        # Chinese
        ("超过2000余项，十几家，几十家，几个", ["2000余", "十几", "几十", "几"]),
        ("近300亿元，三点五亿，3.5万亿", ["300亿", "三点五亿", "3.5万亿"]),
        ("百分之五，三分之一，十分之一", ["百分之五", "三分之一", "十分之一"]),
        ("第十四届，初五，第3", ["第十四", "初五", "第3"]),
        ("翻一番，翻两番，增长两倍", ["翻一番", "翻两番", "两"]),
        ("多个项目，若干，许多项目", ["多", "若干"]),
        ("1,200家，１２个", ["1,200", "１２"]),
        ("壹佰贰拾萬元", ["壹佰贰拾萬"]),
        # no numbers
        ("someone, none, anyone, once, phone, attention, often, weight, freight, secondary, tense",
         []),
        ("进一步 一些 一般 统一 几乎 半导体 十分 零售 数据 数字 百姓 一起", []),
    ],
)  # fmt: skip
def test_texts_and_their_expressions(text: str, expected: list[str]) -> None:
    """Each kind of the closed list, and what looks like it."""
    assert expected == found(text)


# By construction: what is put between words that are no numbers is what is found


class Piece(NamedTuple):
    """A piece of text and whether all of it is one expression."""

    text: str
    counts: bool


def _spelt(number: int) -> str:
    return str(num2words(number)).replace(",", "")


DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ENGLISH = (
    st.integers(0, 10**15).map(_spelt)
    | st.integers(0, 10**12).map(lambda number: f"{number:,}")
    | st.integers(0, 10**9).map(str)
    | st.integers(3, 99).map(lambda number: str(num2words(number, to="ordinal")))
    | st.integers(1, 9999).map(lambda number: str(num2words(number, to="ordinal_num")))
    | st.decimals(0, 999, places=2).map(str)
    | DAYS.map(str)
    | DAYS.map(lambda day: f"{day:%B} {day.day}, {day.year}")
    | DAYS.map(lambda day: f"{day.day} {day:%b} {day.year}")
    | st.times().map(lambda clock: f"{clock:%H:%M}")
    | st.sampled_from(
        ["both", "a few", "several hundred", "tens of thousands", "doubling", "three quarters",
         "1.79 million", "200-billion", "a number of", "twofold", "half", "dozens"]
    )
).map(lambda text: Piece(text, counts=True))  # fmt: skip
CHINESE = (
    st.integers(1, 10**12).map(lambda number: str(cn2an.an2cn(number)))
    | st.integers(1, 10**9).map(str)
    | DAYS.map(lambda day: f"{day.year}年{day.month}月{day.day}日")
    | st.integers(1, 99).map(lambda number: f"第{cn2an.an2cn(number)}")
    | st.integers(1, 99).map(lambda number: f"百分之{cn2an.an2cn(number)}")
    | st.sampled_from(["三分之二", "数万", "几十", "十几", "2000余", "三千", "3.5万亿"])
).map(lambda text: Piece(text, counts=True))
FILLER_EN = st.sampled_from(
    ["someone", "province", "The", "of other", "more", "another", "attention", "ones", "many",
     "percent", "weight", "secondly", "oneself"]
).map(lambda text: Piece(text, counts=False))  # fmt: skip
FILLER_ZH = st.sampled_from(
    ["企业", "进一步", "项目达到", "统一", "一些", "人次", "宁夏的", "增长", "几乎", "半导体"]
).map(lambda text: Piece(text, counts=False))


def _check(pieces: list[Piece], gap: str) -> None:
    text, places = "", []
    for piece in pieces:
        text += gap
        if piece.counts:
            places.append((len(text), len(text) + len(piece.text)))
        text += piece.text
    assert tuple(places) == number_expressions(text), text


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(ENGLISH, FILLER_EN), max_size=6), st.sampled_from([", ", "; ", " | "]))
def test_what_was_put_into_english_is_found(pairs: list[tuple[Piece, Piece]], gap: str) -> None:
    """Cardinals, ordinals, dates and the other kinds are found whole, with nothing beside them."""
    _check([piece for pair in pairs for piece in pair], gap)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.tuples(CHINESE, FILLER_ZH), max_size=6), st.sampled_from(["，", "；"]))
def test_what_was_put_into_chinese_is_found(pairs: list[tuple[Piece, Piece]], gap: str) -> None:
    """Chinese numerals, dates and parts are found whole, without spaces to tell them."""
    _check([piece for pair in pairs for piece in pair], gap)


# A slow oracle that looks at one word or character after the other

LISTED = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion dozen tens dozens hundreds thousands millions billions
    trillions first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    twentieth hundredth thousandth half several few multiple both dual single double doubled
    doubling triple twofold threefold tenfold
    """.split()  # noqa: SIM905 - reads best as words
)
JOINING = frozenset(
    [
        *("a", "and", "of", "number", "st", "nd", "rd", "th", "quarter", "quarters"),
        *("may", "march", "am", "pm", "m", "p", "halves", "thirds", "fifths"),
    ]
)
ZH_VAGUE = "几幾数數多若干翻番两兩半余餘"
ALONE_ZH = "二三五六七九亿两"
VOCABULARY = [
    *sorted(LISTED),
    *("a", "an", "and", "of", "the", "number", "fold", "th", "quarter", "quarters", "may", "March"),
    *("2024", "5", "08:30", "1,000", "12", "½", "٣", "-", ",", ".", "/", "2-3", "10th"),
    *("someone", "others", "tension", "firsthand"),
    *("第", "年", "月", "日", "个", "项目", "一些", "进一步", "三", "十", "万", "亿"),
]


def _covered(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def _counts(text: str, start: int, end: int) -> bool:
    """Return whether a run of like characters makes an expression of what it is in."""
    word = text[start:end].lower()
    if word.isascii() and word.isalpha():
        return word in LISTED | {"number", "quarter"} or word.endswith("fold")
    return any(unicodedata.numeric(char, None) is not None for char in word) or word in ZH_VAGUE


def _runs(text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = start + 1
        if text[start].isascii() and text[start].isalpha():
            while end < len(text) and text[end].isascii() and text[end].isalpha():
                end += 1
        runs.append((start, end))
        start = end
    return runs


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether no letter or digit is joined to a word: 10th, B2B and 个one are."""
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


texts = st.lists(st.sampled_from(VOCABULARY) | st.text(max_size=4), max_size=12).flatmap(
    lambda words: st.sampled_from([" ", "-", "", "\n", "  "]).map(lambda gap: gap.join(words))
)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_no_listed_word_and_no_digit_is_missed(text: str) -> None:
    """Every digit, every listed word of its own and every sure Chinese numeral is inside one."""
    spans = number_expressions(text)
    for start, end in _runs(text):
        word = text[start:end]
        if word.isascii() and word.isalpha():
            listed = word.lower() in LISTED and _stands_alone(text, start, end)
        else:
            listed = word.isdecimal() or word in ALONE_ZH
        assert not listed or _covered(spans, start, end), (word, start)


@settings(max_examples=600, deadline=None)
@given(texts)
def test_nothing_else_is_found(text: str) -> None:
    """Each expression has a number in it, and no word but those that numbers are made with."""
    spans = number_expressions(text)
    assert all(low < high for low, high in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for low, high in spans:
        words = re.findall("[a-z]+", text[low:high].lower())
        others = {word for word in words if not word.endswith("fold")} - LISTED - JOINING
        assert others == set(), text[low:high]
        assert any(_counts(text[low:high], *run) for run in _runs(text[low:high])), text[low:high]
        cut = re.match("[a-zA-Z]{2}", text[high - 1 : high + 1])
        assert not cut, text[low : high + 1]


@given(texts, texts)
def test_texts_of_two_paragraphs_are_found_apart(left: str, right: str) -> None:
    """What is found in a paragraph does not depend on the next one."""
    gap = "\n\n\n"
    shift = len(left) + len(gap)
    apart = number_expressions(left) + tuple(
        (start + shift, end + shift) for start, end in number_expressions(right)
    )
    assert apart == number_expressions(left + gap + right)
