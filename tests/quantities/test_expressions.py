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

from npf_corpus.quantities._expressions import number_expressions


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
        ("居全国之首，民生之首，政府之首席", ["首"]),
        ("2倍增幅, 两倍增长, 倍增计划, 成倍增长", ["2", "两", "倍增"]),
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
        ("共伍拾元，计伍元，队伍", ["伍拾"]),
        # no numbers
        ("someone, none, anyone, once, phone, attention, often, weight, freight, secondary, tense",
         []),
        ("进一步 一些 一般 统一 几乎 半导体 十分 零售 数据 数字 百姓 一起", []),
    ],
)  # fmt: skip
def test_texts_and_their_expressions(text: str, expected: list[str]) -> None:
    """Each kind of the closed list, and what looks like it."""
    assert expected == found(text)


ENGLISH_WORDS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion trillion quadrillion dozen
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth
    fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth billionth
    trillionth half halves thirds tens hundreds thousands millions billions trillions quadrillions
    dozens double doubles doubled doubling triple triples tripled tripling treble trebled quadruple
    quadrupled quadrupling quintuple quintupled twice thrice tenfold hundredfold nineteenfold
    several few multiple both dual single
    quadruples quintupling fourty nought naught lakh crore lakhs crores scores
""".split()  # noqa: SIM905 - reads best as words
CHINESE_WORDS = (
    *"零〇一二三四五六七八九十百千万亿两半壹贰叁叄肆伍陆柒捌玖拾佰仟貳參陸兩萬億弌弍弐廿",
    *("若干", "翻番", "翻两番", "千万分之三", "第几十", "几百", "幾萬", "數十", "三百余"),
)
NO_NUMBERS = """
    一些 一般 一定 一样 一樣 一起 一直 一切 一致 一旦 一律 一向 一同 一贯 一貫 一度 一时 一時
    一再 一边 一邊 一味 一概 一并 一併 一经 一經 一体 一體 一如 进一步 進一步 更进一步 统一 統一
    唯一 专一 專一 万一 萬一 同一 十分 十足 百姓 百货 百貨 万物 萬物 千方百计 千方百計 千万别
    千萬別 半导体 半導體 半岛 半島 几乎 幾乎 零售 零部件 零件 零食 零散 零星 三峡 三峽 四川 九寨沟
    一流 一带 一道 队伍 登陆 大陆 陆续 收拾 入伍 三亚 零碳 清零 万众 千行百业 陆先生 白玖
    someone anyone none once ones only others firstly seconds secondary tension phone weightless
""".split()  # noqa: SIM905 - reads best as words


@pytest.mark.parametrize("word", [*ENGLISH_WORDS, *CHINESE_WORDS])
def test_each_listed_word_is_an_expression(word: str) -> None:
    """Every word of the closed list is found, whole and whatever its case."""
    gap = "，" if word in CHINESE_WORDS else " "
    assert [word] == found(f"该{gap}{word}{gap}该")
    assert [word.upper()] == found(f"该{gap}{word.upper()}{gap}该")


@pytest.mark.parametrize("word", NO_NUMBERS)
def test_common_words_with_a_number_in_them_are_none(word: str) -> None:
    """What is written with a character or the letters of a number counts nothing."""
    assert found(word) == []


@pytest.mark.parametrize("noun", "个個家项項种種名座条條次年月")
def test_many_and_some_count_before_a_noun_of_measure(noun: str) -> None:
    """多, 数 and 几 are numbers before what is counted, 多 not where it ends another word."""
    assert found(f"多{noun}，数{noun}，几{noun}") == ["多", "数", "几"]
    assert found(f"许多{noun}，很多{noun}，众多{noun}") == []


@pytest.mark.parametrize("noun", "天批类類款部台所件份倍成")
def test_some_counts_before_more_nouns_of_measure(noun: str) -> None:
    """数 and 几 are numbers before days, lots, kinds and the like."""
    assert found(f"数{noun}，几{noun}") == ["数", "几"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¾ of it, ¼ of it, ⑫ and ⒛ and Ⅳ", ["¾", "¼", "⑫", "⒛", "Ⅳ"]),
        ("twenty‐five, 200‑billion, ten–fold", ["twenty‐five", "200‑billion", "ten–fold"]),
        ("共5，200家，另有1，其中2", ["5", "200", "1", "2"]),
        ("the ﬁrm of 12 ﬂats, ㎏ 3, ㍿ 4", ["12", "3", "4"]),
        ("twenty ten-person teams", ["twenty", "ten"]),
        ("two-thirds, twenty thirds, one hundredth", ["two-thirds", "twenty thirds",
                                                      "one hundredth"]),
        ("the thirty-third, the ninety ninth", ["thirty-third", "ninety ninth"]),
        ("twenty\u2028five, 8\r\nMarch\x852024", ["twenty\u2028five", "8\r\nMarch\x852024"]),
    ],
)  # fmt: skip
def test_signs_of_every_kind_are_read_in_their_place(text: str, expected: list[str]) -> None:
    """Fractions and rings of one character, any hyphen or line end, letters that are two."""
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
    hundred thousand million billion trillion dozen tens dozens hundreds thousands millions
    billions trillions first second third fourth fifth sixth seventh eighth ninth tenth eleventh
    twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    hundredth thousandth millionth billionth trillionth half several few multiple both dual single
    double doubled doubling triple twofold threefold tenfold lakh lakhs crore crores scores nought
    naught fourty quadruples quintupling
    """.split()  # noqa: SIM905 - reads best as words
)
JOINING = frozenset(
    [
        *("a", "and", "of", "number", "st", "nd", "rd", "th", "quarter", "quarters"),
        *("may", "march", "am", "pm", "m", "p", "halves", "thirds", "fifths"),
    ]
)
ZH_VAGUE = "几幾数數多若干翻番两兩半余餘仨俩"
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


@pytest.mark.slow
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
